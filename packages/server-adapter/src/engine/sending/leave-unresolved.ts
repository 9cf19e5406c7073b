import { leaveUnknown, type MessageLedger } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredSubmission, SubmissionMember } from '../../ports/store/submission-table.ts'
import type { Sender } from '../../ports/sender.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LedgerBook } from '../ledger/ledger-book.ts'
import { minute, second } from '../periods.ts'

/** How long to wait before the 2nd, 3rd … call of the same submission. */
const repeatAfter: readonly number[] = [5 * second, 30 * second, 2 * minute, 10 * minute]
/** When to ask a provider whether it has a message (design: after 1, 5 and 15 minutes). */
const askAfter: readonly number[] = [minute, 5 * minute, 15 * minute]

/** When a submission with an open member is to be repeated or asked about; undefined: it is for a person to decide. */
export function nextAttemptAt(
  sender: Sender | undefined,
  { calls, asks, firstCalledAt }: StoredSubmission,
  now: number,
): number | undefined {
  if (sender === undefined || sender.dedupe === 'none') return undefined
  const wait = sender.dedupe === 'lookup' ? askAfter[asks] : repeatAfter[calls - 1]
  if (wait === undefined) return undefined
  const forgets = firstCalledAt + sender.supports.remembersForMs
  return sender.dedupe === 'by-reference' && now + wait >= forgets ? undefined : now + wait
}

/**
 * Ends the owner's turn: a submission without an open member is over; one with an open member is left to be repeated
 * byte for byte, to be asked about, or, where neither helps, its open members become unknown.
 */
export async function leaveUnresolved(
  context: EngineContext,
  tables: StoreTables,
  book: LedgerBook,
  submission: StoredSubmission,
  wasSilent: boolean,
): Promise<void> {
  const open = submission.members.filter((member) => isOpen(book.message(member.message)?.ledger, member))
  if (open.length === 0) return tables.submissions.remove(submission.reference)
  const channelOf = ({ message, step }: SubmissionMember) => book.message(message)?.plan[step]?.channel
  if (wasSilent) for (const it of open) book.note(it.message, { code: 'no-answer', channel: channelOf(it) })
  const at = nextAttemptAt(context.senderNamed(submission.sender), submission, context.now())
  if (at !== undefined) {
    await tables.submissions.leave(submission.reference, at)
    context.wake([{ key: `submissions:${submission.organisation}`, at }])
    return
  }
  for (const it of open) {
    book.move(it.message, (ledger) => leaveUnknown(ledger, it.step, it.generation), {
      events: [{ code: 'outcome-unknown', channel: channelOf(it) }],
    })
  }
  await tables.submissions.remove(submission.reference)
}

function isOpen(ledger: MessageLedger | undefined, { step, generation }: SubmissionMember): boolean {
  return (
    ledger?.tries.some((it) => it.step === step && it.generation === generation && it.what === 'open') ===
    true
  )
}
