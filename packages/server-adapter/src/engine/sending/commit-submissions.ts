import { createHash } from 'node:crypto'
import {
  applyEvidence,
  submitStep,
  withdrawSend,
  type Channel,
  type PlannedStep,
  type RenderedMessage,
} from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredMessage, StoredTry } from '../../ports/store/message-table.ts'
import type { SubmissionMember } from '../../ports/store/submission-table.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { SendCall, Sender } from '../../ports/sender.ts'
import type { EngineContext } from '../engine-context.ts'
import { notHeld } from '../holds/not-held.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { fillLinks } from '../links/fill-links.ts'
import { mintLinks } from '../links/mint-links.ts'
import { fieldsOf, linkMaskOf, renderTry } from './render-try.ts'
import { groupsOf } from './call-groups.ts'
import { sendCall } from './send-call.ts'

/** A call that may now be made, since it is committed. */
export interface CommittedCall {
  readonly sender: Sender
  readonly call: SendCall
  readonly members: readonly SubmissionMember[]
  readonly token: string
}

interface Outgoing {
  readonly member: SubmissionMember
  readonly text: StoredTry
  readonly message: StoredMessage
}

/**
 * Commits what is about to be handed over, before it is. Only rows that are still due at this step and still leased to
 * this worker are in it; a stop, a read receipt or a re-check that came first has taken its row out. None left: no call.
 */
export async function commitSubmissions(
  context: EngineContext,
  channel: Channel,
  tasks: readonly StoredTask[],
  token: string,
): Promise<readonly CommittedCall[]> {
  if (tasks.length === 0) return []
  const { calls, wakeUps } = await context.transaction('commit-submission', async (tables) => {
    const book = await openBook(
      context,
      tables,
      tasks.map(({ message }) => message),
    )
    const held = await tables.tasks.held(tasks, token)
    const mine = new Set(held.map(({ message }) => message))
    const due = tasks.filter(({ message }) => mine.has(message))
    const free = await notHeld(context, tables, book, due, token)
    const outgoing = await submit(context, tables, book, free)
    const committed = await insertSubmissions(context, tables, book, channel, outgoing)
    return { calls: committed, wakeUps: await book.close() }
  })
  context.wake(wakeUps)
  return calls
}

async function submit(
  context: EngineContext,
  tables: StoreTables,
  book: LedgerBook,
  tasks: readonly StoredTask[],
): Promise<readonly Outgoing[]> {
  const messages = tasks.map(({ message }) => book.message(message)).filter((it) => it !== undefined)
  const batches = [...new Set(messages.map(({ batch }) => batch))].flatMap((id) => book.batch(id) ?? [])
  const fields = await fieldsOf(tables, messages, batches)
  const links = await mintLinks(context, tables, messages, batches)
  const outgoing: Outgoing[] = []
  for (const { message: id, step } of tasks) {
    const message = book.message(id)
    const batch = message && book.batch(message.batch)
    const planned = message?.plan[step]
    if (message === undefined || batch === undefined || planned === undefined) continue
    if (!mayLeave(message, batch, step)) continue
    const sender = context.senderFor(planned.channel)
    const link = links.get(id)
    if (link === 'revoked') {
      withhold(book, id, planned)
      continue
    }
    const rendered = renderTry(message, batch, planned, fields, linkMaskOf(context, batch))
    if (sender === undefined || rendered === undefined) {
      giveUp(book, id, sender === undefined ? 'no-sender' : 'placeholder-empty')
      continue
    }
    outgoing.push(
      open(context, book, message, step, planned, { ...rendered, linkIssue: link?.issue }, sender),
    )
  }
  return outgoing
}

const mayLeave = ({ ledger }: StoredMessage, batch: StoredBatch, step: number): boolean =>
  ledger.sendDue && !ledger.held && ledger.step === step && batch.stopped === undefined && !batch.preparing

function open(
  context: EngineContext,
  book: LedgerBook,
  message: StoredMessage,
  step: number,
  { channel, address }: PlannedStep,
  { subject, body, linkIssue }: RenderedMessage & { readonly linkIssue: number | undefined },
  sender: Sender,
): Outgoing {
  const generation = message.ledger.generations[step] ?? 1
  book.move(message.id, submitStep, { events: [{ code: 'submitted', channel, detail: { by: sender.name } }] })
  book.amend(message.id, { triedSince: message.triedSince ?? context.now() })
  const member = { message: message.id, step, generation }
  const submittedAt = context.now()
  return {
    member,
    message,
    text: { ...member, what: 'open', channel, to: address, subject, body, linkIssue, submittedAt },
  }
}

/** Staff withdrew what stands behind the link: a message that leads nowhere helps nobody. */
function withhold(book: LedgerBook, id: string, { channel }: PlannedStep): void {
  const reason = 'link-revoked'
  book.move(id, withdrawSend, { reason })
  const code = book.message(id)?.state === 'skipped' ? 'skipped' : 'fallback-withdrawn'
  book.note(id, { code, channel, detail: { why: reason } })
}

/** What cannot be sent at all was never accepted: known at once, so the next way follows, or it has failed. */
function giveUp(book: LedgerBook, id: string, why: string): void {
  const message = book.message(id)
  if (message === undefined) return
  const { step } = message.ledger
  const generation = message.ledger.generations[step] ?? 1
  const channel = message.plan[step]?.channel
  book.move(
    id,
    (ledger, batch) => applyEvidence(submitStep(ledger), { step, generation, what: 'no' }, batch),
    { events: [{ code: 'refused', channel, detail: { why } }], reason: why },
  )
}

async function insertSubmissions(
  context: EngineContext,
  tables: StoreTables,
  book: LedgerBook,
  channel: Channel,
  outgoing: readonly Outgoing[],
): Promise<readonly CommittedCall[]> {
  const sender = context.senderFor(channel)
  const calls: CommittedCall[] = []
  if (sender === undefined) return calls
  await tables.messages.saveTexts(outgoing.map(({ text }) => text))
  for (const group of groupsOf(outgoing, sender.supports)) {
    const [first] = group
    const batch = first && book.batch(first.message.batch)
    if (batch === undefined) continue
    const lease = context.newLease()
    const reference = context.randomId()
    const from = fromName(batch, channel)
    const members = group.map(({ member }) => member)
    const nhsNumbers = new Map(group.map(({ message }) => [message.id, message.nhsNumber]))
    const texts = group.map(({ text }) => fillLinks(context)(text))
    const call = sendCall({ reference, organisation: batch.organisation, from, texts, nhsNumbers })
    const now = context.now()
    await tables.submissions.insert(
      {
        reference,
        sender: sender.name,
        organisation: batch.organisation,
        from,
        payloadHash: hashOf(call),
        members,
        calls: 1,
        asks: 0,
        silent: false,
        firstCalledAt: now,
        dueAt: now,
      },
      lease,
    )
    calls.push({ sender, call, members, token: lease.token })
  }
  return calls
}

/** Texts come from a short name of their own, where the organisation has chosen one. */
function fromName({ definition }: StoredBatch, channel: Channel): string | undefined {
  const short = channel === 'sms' ? definition.settings.smsSenderName : ''
  return short || definition.practiceName || undefined
}

export function hashOf(call: SendCall): string {
  return createHash('sha256').update(JSON.stringify(call)).digest('hex')
}
