import { createHash } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import type { StoreTables } from '../ports/batch-store.ts'
import type { NewRequest, StoredRequest } from '../ports/store/request-table.ts'

/** What is asked for under a key: the verb and everything that it is told. */
export function requestHash(...asked: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex')
}

/** The first thing that a keyed verb does in its transaction. A key that is known tells how far it came. */
export async function beginRequest({ requests }: StoreTables, request: NewRequest): Promise<StoredRequest> {
  const known = await requests.begin(request)
  if (known.requestHash !== request.requestHash) throw new CareBatchError('idempotency-key-reused')
  return known
}

/** One more part of the lines is done. */
export function afterPart(
  request: StoredRequest,
  part: { readonly moved: number; readonly last: number | undefined; readonly isLast: boolean },
): StoredRequest {
  const { moved, last = request.afterLine, isLast } = part
  return { ...request, count: request.count + moved, afterLine: last, isFinished: isLast }
}
