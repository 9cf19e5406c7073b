import { newLedger, stateOf, type PatientReview } from '@carebatch/core'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredEvent, StoredMessage } from '../../ports/store/message-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { wakeKey } from '../wake-keys.ts'
import { planSends } from './plan-sends.ts'
import { reviewList } from './review-list.ts'

const rowsAtOnce = 5_000

/**
 * Makes the rows of a batch, everybody of the list, in transactions that do not keep others waiting; only then is
 * anything due. After a crash it goes on behind the last row: the same list gives the same rows.
 */
export async function prepareBatch(context: EngineContext, batch: StoredBatch): Promise<void> {
  if (!batch.preparing) return
  const messages = await rowsOf(context, batch)
  for (let at = 0; at < messages.length; at += rowsAtOnce) {
    await insertPart(context, batch.id, messages.slice(at, at + rowsAtOnce))
  }
  await context.transaction('ready', async (tables) => {
    const [now] = await tables.batches.findAll([batch.id])
    if (now?.preparing !== true) return
    await tables.tasks.addSendsOf(batch.id)
    await tables.batches.change(batch.id, { preparing: false })
    await tables.batches.touch(batch.id, context.now())
  })
  const dueAts = new Map(messages.map(({ plan, dueAt }) => [plan[0]?.channel, dueAt]))
  context.wake(
    [...dueAts].flatMap(([channel, at]) =>
      at === undefined ? [] : [{ key: wakeKey('send', batch.organisation, channel), at }],
    ),
  )
}

/** What is there already was made before a crash, or by another worker. */
async function insertPart(
  context: EngineContext,
  batch: string,
  part: readonly StoredMessage[],
): Promise<void> {
  await context.transaction('prepare', async ({ messages }) => {
    const last = await messages.lastLine(batch)
    const left = part.filter(({ line }) => line > last)
    await messages.insert(left)
    await messages.addEvents(left.map(firstEvent))
  })
}

async function rowsOf(context: EngineContext, batch: StoredBatch): Promise<readonly StoredMessage[]> {
  const { definition, createdAt } = batch
  const review = await reviewList(context, batch.organisation, definition)
  const { schedule, settings, undoUntil = 0 } = definition
  const plan = planSends(schedule, settings, { count: review.contactable, now: createdAt })
  let index = 0
  return review.patients.map((patient) => {
    const isDue = patient.plan !== undefined
    const dueAt = isDue ? Math.max(undoUntil, plan.dueAt(index++)) : undefined
    return messageOf(batch, patient, dueAt)
  })
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
    nhsNumber: row.nhsNumber,
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
