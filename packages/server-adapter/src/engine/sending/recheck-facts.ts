import {
  instantFrom,
  reviewPatientList,
  withdrawSend,
  type PatientFacts,
  type PlannedStep,
} from '@carebatch/core'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import type { StoredListRow } from '../../ports/store/patient-list-table.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { gatherFacts } from '../lists/gather-facts.ts'
import { patientRow, rowDecision } from '../lists/patient-row.ts'
import { day, hour, minute } from '../periods.ts'
import type { ClaimedSends } from './claim-sends.ts'
import { nameOf } from './call-sender.ts'

/** One batch's messages whose facts are too old to be acted on. */
interface Stale {
  readonly batch: StoredBatch
  readonly contactDetailsFromList: boolean
  readonly messages: readonly StoredMessage[]
  readonly rows: readonly StoredListRow[]
}

/**
 * Facts older than 24 hours are looked up again before anything is handed over. Returns the sends that may go on:
 * nobody is messaged on stale facts. A look-up that does not answer holds the sends, and staff are told.
 */
export async function recheckFacts(
  context: EngineContext,
  claimed: ClaimedSends,
): Promise<readonly StoredTask[]> {
  const stale = await staleOf(context, claimed)
  const out = new Set<string>()
  for (const one of stale) for (const id of await recheck(context, claimed, one)) out.add(id)
  return claimed.tasks.filter(({ message }) => !out.has(message))
}

async function staleOf(
  context: EngineContext,
  { organisation, tasks }: ClaimedSends,
): Promise<readonly Stale[]> {
  return context.transaction('read-stale', async (tables) => {
    const ids = tasks.map(({ message }) => message)
    const old = await tables.messages.withFactsBefore(ids, context.now() - day)
    if (old.length === 0) return []
    const batches = await tables.batches.findAll([...new Set(old.map(({ batch }) => batch))])
    const stale: Stale[] = []
    for (const batch of batches) {
      const its = old.filter((message) => message.batch === batch.id)
      const list = await tables.patientLists.find(organisation, batch.definition.patientList)
      const rows = await tables.patientLists.rowsAt(
        batch.definition.patientList,
        its.map(({ line }) => line),
      )
      stale.push({
        batch,
        contactDetailsFromList: list?.contactDetailsFromList === true,
        messages: its,
        rows,
      })
    }
    return stale
  })
}

/** The ids of those that must not be sent now. */
async function recheck(
  context: EngineContext,
  claimed: ClaimedSends,
  stale: Stale,
): Promise<readonly string[]> {
  const { batch, contactDetailsFromList } = stale
  const facts = await gatherFacts(context, {
    organisation: batch.organisation,
    clinicalSystem: batch.definition.clinicalSystem,
    contactDetailsFromList,
    rows: stale.rows.map(({ row }) => row),
  }).catch((failure: unknown) => {
    context.logger.warn({ batch: batch.id, failure: nameOf(failure) }, 'a look-up gave no answer')
    return []
  })
  // Whoever is told to end has learnt nothing, and another process asks.
  if (context.stopping.aborted) return stale.messages.map(({ id }) => id)
  const byLine = new Map(facts.map(({ line, facts: it }) => [line, it]))
  const isKnown = ({ line }: StoredMessage) => {
    const answer = byLine.get(line)?.answer
    return answer !== undefined && answer !== 'no-answer'
  }
  const silent = stale.messages.filter((message) => !isKnown(message))
  const known = stale.messages.filter(isKnown)
  await putOff(context, claimed, batch, silent)
  const withdrawn = await apply(context, claimed, stale, known, byLine)
  return [...silent.map(({ id }) => id), ...withdrawn]
}

async function putOff(
  context: EngineContext,
  { tasks, token }: ClaimedSends,
  batch: StoredBatch,
  silent: readonly StoredMessage[],
): Promise<void> {
  const ids = new Set(silent.map(({ id }) => id))
  const held = tasks.filter(({ message }) => ids.has(message))
  if (held.length === 0) return
  const attempts = Math.max(...held.map((task) => task.attempts))
  const now = context.now()
  const nextTryAt = now + Math.min(hour, 5 * minute * 2 ** Math.min(attempts, 10))
  await context.transaction('hold-sends', async (tables) => {
    await tables.tasks.putOff(held, nextTryAt, token)
    const since = batch.resting?.why === 'look-up-down' ? batch.resting.since : now
    await tables.batches.change(batch.id, { resting: { why: 'look-up-down', since, nextTryAt } })
    await tables.batches.touch(batch.id, now)
  })
  const [first] = held
  if (first !== undefined) {
    context.wake([{ key: `dispatch-${first.channel ?? 'sms'}:${first.organisation}`, at: nextTryAt }])
  }
}

async function apply(
  context: EngineContext,
  { tasks, token }: ClaimedSends,
  { batch, contactDetailsFromList, rows }: Stale,
  known: readonly StoredMessage[],
  facts: ReadonlyMap<number, PatientFacts | undefined>,
): Promise<readonly string[]> {
  if (known.length === 0) return []
  const lines = new Set(known.map(({ line }) => line))
  const review = reviewAgain(
    context,
    batch,
    contactDetailsFromList,
    rows.filter(({ line }) => lines.has(line)),
    facts,
  )
  const { withdrawn, wakeUps } = await context.transaction('recheck', async (tables) => {
    const book = await openBook(
      context,
      tables,
      known.map(({ id }) => id),
    )
    const held = await tables.tasks.held(tasks, token)
    const mine = new Set(held.map(({ message }) => message))
    await tables.patientLists.saveFacts(
      batch.definition.patientList,
      known.map(({ line }) => ({ line, facts: facts.get(line) })),
    )
    if (batch.resting?.why === 'look-up-down') await tables.batches.change(batch.id, { resting: undefined })
    const out = review.patients
      .filter(({ line, reason, plan }) => {
        const id = `${batch.id}-${line}`
        return !mine.has(id) || decide(context, book, id, reason, plan)
      })
      .map(({ line }) => `${batch.id}-${line}`)
    return { withdrawn: out, wakeUps: await book.close() }
  })
  context.wake(wakeUps)
  return withdrawn
}

/** Applies the new review to one message; true: it must not be sent. */
function decide(
  context: EngineContext,
  book: LedgerBook,
  id: string,
  reason: string | undefined,
  plan: readonly PlannedStep[] | undefined,
): boolean {
  const message = book.message(id)
  if (message === undefined) return true
  const channel = message.plan[message.ledger.step]?.channel
  book.amend(id, { factsAsOf: context.now(), plan: withNewAddresses(message, plan ?? []) })
  if (reason === undefined) {
    book.note(id, { code: 'check-passed', channel, detail: { asOf: instantFrom(context.now()) } })
    return false
  }
  book.move(id, withdrawSend, { reason })
  const code = book.message(id)?.state === 'skipped' ? 'skipped' : 'fallback-withdrawn'
  book.note(id, { code, channel, detail: { why: reason } })
  return true
}

/** Steps that have yet to be sent go to the address that is known now. */
function withNewAddresses(
  { plan, ledger }: StoredMessage,
  now: readonly PlannedStep[],
): readonly PlannedStep[] {
  return plan.map((step, index) => {
    const isSent = index < ledger.step || ledger.tries.some((it) => it.step === index)
    const address = now.find(({ channel }) => channel === step.channel)?.address
    return isSent || address === undefined ? step : { ...step, address }
  })
}

function reviewAgain(
  { clinicalSystems, batchTypes, sandbox }: EngineContext,
  { definition }: StoredBatch,
  contactDetailsFromList: boolean,
  rows: readonly StoredListRow[],
  facts: ReadonlyMap<number, PatientFacts | undefined>,
) {
  const clinicalSystem = clinicalSystems.find(({ code }) => code === definition.clinicalSystem)
  const batchType = batchTypes.find(({ code }) => code === definition.batchType)
  if (clinicalSystem === undefined || batchType === undefined) {
    throw new Error('a batch of a kind that this server no longer knows')
  }
  const decisions = new Map(rows.map(({ line, row }) => [line, rowDecision(row)]))
  return reviewPatientList({
    rows: rows.map(({ row }) => patientRow(row, sandbox)),
    decisions: (line) => decisions.get(line),
    facts: (line) => facts.get(line),
    clinicalSystem,
    contactDetailsFromList,
    batchType,
    hasLink: definition.link !== undefined,
    settings: definition.settings,
    fallbackAfterHours: definition.fallbackAfterHours,
    allowTestNumbers: sandbox,
  })
}
