import { applyEvidence, type Channel, type TimelineCode, type TryState } from '@carebatch/core'
import type { SubmissionMember } from '../../ports/store/submission-table.ts'
import type { LedgerBook } from './ledger-book.ts'

export interface Finding {
  readonly what: TryState
  readonly code: TimelineCode
  /** Why, for a refusal or a failure. */
  readonly why?: string | undefined
}

/** Something became known about one try. Says whether it was news. */
export function learn(
  book: LedgerBook,
  { message, step, generation }: SubmissionMember,
  finding: Finding,
): boolean {
  const before = book.message(message)
  if (before === undefined) return false
  const { what, code, why } = finding
  const channel = before.plan[step]?.channel
  const event = { code, channel, ...(why !== undefined && { detail: { why } }) }
  const isNews = book.move(
    message,
    (ledger, batch) => applyEvidence(ledger, { step, generation, what }, batch),
    { events: [event], reason: why },
  )
  const after = book.message(message)
  if (isNews && after !== undefined && after.ledger.step > before.ledger.step) {
    book.note(message, { code: 'next-way', channel: channelNow(after) })
  }
  return isNews
}

const channelNow = ({ plan, ledger }: NonNullable<ReturnType<LedgerBook['message']>>): Channel | undefined =>
  plan[ledger.step]?.channel
