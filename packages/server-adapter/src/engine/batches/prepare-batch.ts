import { newLedger, stateOf, type Channel, type PatientListReview, type PatientReview } from '@carebatch/core'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredEvent, StoredMessage } from '../../ports/store/message-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { wakeKey } from '../wake-keys.ts'
import { planSends } from './plan-sends.ts'
import { reviewList } from './review-list.ts'

const rowsAtOnce = 2_000

/**
 * Makes the rows of a batch, everybody of the list, in transactions that do not keep others waiting; only then is
 * anything due. After a crash it goes on behind the last row: the same list gives the same rows. `reviewed` saves
 * reviewing a list again that was reviewed just now.
 */
export async function prepareBatch(
  context: EngineContext,
  batch: StoredBatch,
  reviewed?: PatientListReview,
): Promise<void> {
  if (!batch.preparing) return
  const { definition, organisation } = batch
  const review = reviewed ?? (await reviewList(context, organisation, definition))
  const dueAtOf = dueTimes(batch, review)
  const firstDueAts = new Map<Channel | undefined, number>()
  let part: StoredMessage[] = []
  for (const patient of review.patients) {
    const message = messageOf(batch, patient, dueAtOf(patient))
    const { plan, dueAt = Infinity } = message
    if (dueAt < (firstDueAts.get(plan[0]?.channel) ?? Infinity)) firstDueAts.set(plan[0]?.channel, dueAt)
    part.push(message)
    if (part.length < rowsAtOnce) continue
    await insertPart(context, batch, part)
    part = []
  }
  await insertPart(context, batch, part)
  await context.transaction('ready', async (tables) => {
    const now = await tables.batches.lock(organisation, batch.id)
    if (now?.preparing !== true) return
    await tables.tasks.addSendsOf(batch.id)
    await tables.batches.change(batch.id, { preparing: false })
    await tables.batches.touch(batch.id, context.now())
  })
  context.wake([...firstDueAts].map(([channel, at]) => ({ key: wakeKey('send', organisation, channel), at })))
}

/** What is there already was made before a crash, or by another worker. */
async function insertPart(
  context: EngineContext,
  { organisation, id }: StoredBatch,
  part: readonly StoredMessage[],
): Promise<void> {
  await context.transaction('prepare', async ({ batches, messages }) => {
    await batches.lock(organisation, id)
    const last = await messages.lastLine(id)
    const left = part.filter(({ line }) => line > last)
    await messages.insert(left)
    await messages.addEvents(left.map(firstEvent))
  })
}

/** When each contactable patient in turn is due. */
function dueTimes(
  { definition, createdAt }: StoredBatch,
  { contactable }: PatientListReview,
): (patient: PatientReview) => number | undefined {
  const { schedule, settings, undoUntil = 0 } = definition
  const plan = planSends(schedule, settings, { count: contactable, now: createdAt })
  let index = 0
  return (patient) => (patient.plan === undefined ? undefined : Math.max(undoUntil, plan.dueAt(index++)))
}

function messageOf(batch: StoredBatch, patient: PatientReview, dueAt: number | undefined): StoredMessage {
  const { line, row, facts, plan = [], reason, firstName, lastName, dateOfBirth } = patient
  const joined = [firstName, lastName].filter((part) => part !== undefined).join(' ')
  const ledger = newLedger(
    plan.map(({ channel, fallbackAfterMs }) => ({ channel, fallback: fallbackAfterMs !== undefined })),
  )
  return {
    id: `${batch.id}-${line}`,
    batch: batch.id,
    organisation: batch.organisation,
    line,
    nhsNumber: facts?.currentNhsNumber ?? row.nhsNumber,
    name: row.name?.full ?? (joined === '' ? undefined : joined),
    firstName,
    lastName,
    dateOfBirth,
    plan,
    ledger,
    state: stateOf(ledger),
    reason,
    factsAsOf: facts === undefined ? undefined : Date.parse(facts.asOf),
    triedSince: undefined,
    dueAt,
    changedAt: batch.createdAt,
  }
}

function firstEvent({ id, reason, changedAt }: StoredMessage): StoredEvent {
  return reason === undefined
    ? { message: id, at: changedAt, code: 'confirmed' }
    : { message: id, at: changedAt, code: 'excluded', detail: { why: reason } }
}
