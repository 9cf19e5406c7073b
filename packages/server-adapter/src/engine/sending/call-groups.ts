import type { StoredMessage, StoredTry } from '../../ports/store/message-table.ts'
import type { Sender } from '../../ports/sender.ts'

interface Grouped {
  readonly message: Pick<StoredMessage, 'batch'>
  readonly text: Pick<StoredTry, 'subject' | 'body'>
}

/** What a message takes in a call beside its words: keys, addresses and the names of fields. */
const frameBytes = 512

/**
 * What goes in one call each, in order: as many messages and bytes as the sender takes, and never of two batches, as a
 * call has one sender's name. A message that is too large for any call goes alone: the provider says so.
 */
export function groupsOf<Outgoing extends Grouped>(
  outgoing: readonly Outgoing[],
  { maxPerCall, maxBytesPerCall = Infinity }: Sender['supports'],
): readonly (readonly Outgoing[])[] {
  const groups: Outgoing[][] = []
  let bytes = 0
  for (const it of outgoing) {
    const last = groups.at(-1)
    const size = bytesOf(it)
    const isSameBatch = last?.[0]?.message.batch === it.message.batch
    if (last !== undefined && isSameBatch && last.length < maxPerCall && bytes + size <= maxBytesPerCall) {
      last.push(it)
      bytes += size
    } else {
      groups.push([it])
      bytes = size
    }
  }
  return groups
}

const bytesOf = ({ text: { subject = '', body } }: Grouped): number =>
  frameBytes + Buffer.byteLength(JSON.stringify([subject, body]))
