import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { formatCount, formatDate, formatMoment, formatTime } from '../format.ts'

/** What kind of batch it is and when it went or goes: "Message, sent 24 November 2026". */
export function batchMoment(batch: Batch): string {
  const type = batchTypeWords(batch.batchType)
  if (batch.stopped) return msg(str`${type}, stopped ${formatDate(batch.stopped.at)}`)
  const first = formatDate(batch.firstDueAt ?? batch.createdAt)
  if (batch.status === 'scheduled') return msg(str`${type}, starts ${first}`)
  const last = formatDate(batch.lastDueAt ?? batch.createdAt)
  return first === last ? msg(str`${type}, sent ${first}`) : msg(str`${type}, sent ${first} to ${last}`)
}

/** Who sent it, of what kind, and when: the line below a batch's name on its own page. */
export function batchOrigin(batch: Batch): string {
  const type = batchTypeWords(batch.batchType)
  const day = formatDate(batch.createdAt)
  const time = formatTime(batch.createdAt)
  return msg(str`${type}. Sent by ${batch.createdBy} on ${day} at ${time}`)
}

/** The code itself for a type that a host has added: its words are the host's. */
export function batchTypeWords(batchType: string): string {
  const words: Readonly<Record<string, () => string>> = {
    message: () => msg('Message'),
    'self-book-link': () => msg('Self-book link'),
    questionnaire: () => msg('Questionnaire'),
    'inhaler-adherence': () => msg('SMS series'),
  }
  return words[batchType]?.() ?? batchType
}

/** One short line below the status, where there is something to say. */
export function batchNote(batch: Batch, now: number): string | undefined {
  const { counts, records, resting, status } = batch
  const unknown = counts['outcome-unknown']
  if (unknown > 0) return unknown === 1 ? msg('1 outcome unknown') : msg(str`${unknown} outcomes unknown`)
  if (batch.stopped) return stoppedNote(batch)
  if (resting) return msg(str`Rests since ${formatMoment(resting.since, now)}`)
  if (status === 'scheduled') return formatTime(batch.firstDueAt ?? batch.createdAt)
  if (status !== 'saving') return undefined
  return msg(str`${formatCount(records.written)} of ${formatCount(recordEntries(batch))} saved`)
}

/** All entries of a batch: written, still due, and never to be written. */
export function recordEntries({ records }: Pick<Batch, 'records'>): number {
  return records.written + records.due + records.gaps
}

function stoppedNote({ counts }: Batch): string | undefined {
  if (counts.sending > 0) return msg(str`${formatCount(counts.sending)} still under way`)
  return counts.cancelled > 0 ? msg(str`${formatCount(counts.cancelled)} stopped before sending`) : undefined
}

/** Headings of the table of batches that are not figures. */
export const listHeadings = {
  batch: () => msg('Batch'),
  status: () => msg('Status'),
  patients: () => msg('Patients'),
} as const
