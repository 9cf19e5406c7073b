import { msg, str } from '@lit/localize'
import type { BatchStatus, MessageState } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'

/** Colour of a tag. It repeats the words and never informs alone. */
export type TagTone = 'blue' | 'green' | 'grey' | 'orange' | 'purple' | 'aqua' | 'plum' | 'plain'

export interface TagWords {
  readonly words: string
  readonly tone: TagTone
}

/** The tag of a batch. A batch that is saved with gaps says so, because somebody has to enter those by hand. */
export function batchTag({ status, records }: Pick<Batch, 'status' | 'records'>): TagWords {
  if (status !== 'saved' || records.gaps === 0)
    return { words: statusWords(status), tone: statusTones[status] }
  return {
    words: records.gaps === 1 ? msg('Saved with 1 gap') : msg(str`Saved with ${records.gaps} gaps`),
    tone: 'orange',
  }
}

export function statusWords(status: BatchStatus): string {
  const words: Readonly<Record<BatchStatus, () => string>> = {
    preparing: () => msg('Getting ready'),
    scheduled: () => msg('Scheduled'),
    sending: () => msg('Sending'),
    saving: () => msg('Saving'),
    saved: () => msg('Saved'),
    done: () => msg('Done'),
    cancelled: () => msg('Cancelled'),
  }
  return words[status]()
}

const statusTones: Readonly<Record<BatchStatus, TagTone>> = {
  preparing: 'plain',
  scheduled: 'purple',
  sending: 'blue',
  saving: 'aqua',
  saved: 'green',
  done: 'green',
  cancelled: 'grey',
}

/** The tag of one patient's message. Red is kept for red flags, so failed is orange. */
export function messageTag(state: MessageState): TagWords {
  const words: Readonly<Record<MessageState, () => TagWords>> = {
    excluded: () => ({ words: msg('Not contactable'), tone: 'grey' }),
    waiting: () => ({ words: msg('Waiting'), tone: 'plain' }),
    held: () => ({ words: msg('Held'), tone: 'plain' }),
    submitting: () => ({ words: msg('Being handed over'), tone: 'blue' }),
    accepted: () => ({ words: msg('Sent'), tone: 'blue' }),
    delivered: () => ({ words: msg('Delivered'), tone: 'green' }),
    read: () => ({ words: msg('Delivered, read'), tone: 'green' }),
    emailed: () => ({ words: msg('Emailed'), tone: 'aqua' }),
    failed: () => ({ words: msg('Failed'), tone: 'orange' }),
    'no-confirmation': () => ({ words: msg('No confirmation'), tone: 'orange' }),
    'outcome-unknown': () => ({ words: msg('Outcome unknown'), tone: 'plum' }),
    skipped: () => ({ words: msg('Skipped'), tone: 'grey' }),
    cancelled: () => ({ words: msg('Cancelled'), tone: 'grey' }),
  }
  return words[state]()
}
