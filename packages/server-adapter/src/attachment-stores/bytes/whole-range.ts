import { CareBatchError } from '@carebatch/core'
import type { ByteRange } from '../../ports/attachment-store.ts'

/** A range with both ends, inside of what is there. Without one: everything, whose last byte is -1 where there is none. */
export function wholeRange(
  range: ByteRange | undefined,
  size: number,
): { readonly first: number; readonly last: number } {
  if (range === undefined) return { first: 0, last: size - 1 }
  const { first, last = size - 1 } = range
  const isRange = Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last
  if (!isRange || first >= size) throw new CareBatchError('request-invalid', { details: { size } })
  return { first, last: Math.min(last, size - 1) }
}
