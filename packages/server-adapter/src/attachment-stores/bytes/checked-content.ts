import { CareBatchError } from '@carebatch/core'

/** 20 MiB: more than any scanner of a surgery makes of a letter. */
export const usualMaxBytes = 20 * 1024 * 1024

interface Content {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A copy, since whoever gave it may go on writing into the same memory. The type will be a header one day. */
export function checkedContent({ contentType, bytes }: Content, maxBytes: number): Content {
  if (bytes.length > maxBytes) throw new CareBatchError('request-too-large', { details: { limit: maxBytes } })
  if (!/^[\x20-\x7e]{1,255}$/.test(contentType))
    throw new CareBatchError('request-invalid', { details: { contentType: false } })
  return { contentType, bytes: new Uint8Array(bytes) }
}
