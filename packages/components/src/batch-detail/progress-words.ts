import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { leftToSend } from '../batch/batch-acts.ts'
import { formatCount } from '../locales/format.ts'
import { batchTag } from '../locales/words/status-words.ts'

/** What is worth saying aloud after a change: another status, or another tenth of the way. Undefined: nothing. */
export function progressWords(batch: Batch, before: Batch): string | undefined {
  if (batch.status !== before.status) return batchTag(batch).words
  if (tenths(batch) === tenths(before)) return undefined
  const all = contactable(batch)
  return msg(str`${formatCount(all - leftToSend(batch))} of ${formatCount(all)} are through`)
}

function tenths(batch: Batch): number {
  const all = contactable(batch)
  return all === 0 ? 10 : Math.floor(((all - leftToSend(batch)) / all) * 10)
}

const contactable = ({ patients, counts }: Batch) => patients - counts['not-contactable']
