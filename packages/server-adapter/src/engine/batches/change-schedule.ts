import { CareBatchError, releaseSend } from '@carebatch/core'
import type { NewBatch } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import type { BatchHold, Spread, Steering } from '../../ports/store/steering-table.ts'
import type { NewTask } from '../../ports/store/task-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { lockToSteer, saveSteering, steeringOf, type Steered } from '../holds/steer.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { batchView } from './batch-view.ts'
import { planSends } from './plan-sends.ts'

const rowsAtOnce = 5_000

/**
 * Gives new times to everybody of whom nothing has left. Until all have theirs nothing of the batch is submitted, so
 * nobody leaves by the old plan who counts in the new one. A batch that staff paused stays paused.
 */
export function changeSchedule(context: EngineContext): Engine['changeSchedule'] {
  return async ({ organisation }, id, { schedule, revision }) => {
    const batch = await context.transaction('change-schedule', async (tables) => {
      const steered = await lockToSteer(tables, organisation.id, id)
      const next = await newSteering(context, tables, steered, schedule, revision)
      await saveSteering(context, tables, id, next)
      return steered.batch
    })
    await spreadAnew(context, batch)
    return context.transaction('read-batch', async (tables) => {
      const [now] = await tables.batches.findAll([id])
      return batchView(context, tables, now ?? batch)
    })
  }
}

async function newSteering(
  context: EngineContext,
  { messages }: StoreTables,
  { batch, steering }: Steered,
  schedule: NewBatch['schedule'],
  revision: number,
): Promise<Steering> {
  if (revision !== steering.revision) throw new CareBatchError('version-conflict')
  const count = await messages.countNotLeft(batch.id)
  const isBusy = batch.preparing || steering.spread !== undefined
  if (isBusy || batch.stopped !== undefined || count === 0) throw new CareBatchError('state-forbids')
  const from = context.now()
  const { firstDueAt, lastDueAt } = planSends(schedule, batch.definition.settings, { count, now: from })
  return {
    ...steering,
    revision: revision + 1,
    hold: isOfStaff(steering.hold) ? steering.hold : undefined,
    anyHour: false,
    timing: { schedule, firstDueAt, lastDueAt },
    spread: { afterLine: 0, index: 0, count, from },
  }
}

/** What only time holds back, new times release. */
const isOfStaff = (hold: BatchHold | undefined): boolean =>
  hold?.why === 'paused' || hold?.why === 'refused-in-a-row'

/** Gives the new times, in pieces; goes on after a crash. Twice at the same time gives the same times. */
export async function spreadAnew(context: EngineContext, batch: StoredBatch): Promise<void> {
  for (;;) {
    const { isThrough, wakeUps } = await context.transaction('spread', async (tables) => {
      const steering = await steeringOf(tables, batch.id)
      const { spread, timing } = steering
      if (spread === undefined || timing === undefined) return { isThrough: true, wakeUps: [] }
      const { count, from } = spread
      const { dueAt } = planSends(timing.schedule, batch.definition.settings, { count, now: from })
      const part = await tables.messages.notLeft(batch.id, spread.afterLine, rowsAtOnce)
      const sends = part.map((message, index) => ({ message, at: dueAt(spread.index + index) }))
      const moved = await moveSends(context, tables, sends, steering.hold === undefined)
      const isLast = part.length < rowsAtOnce
      await saveProgress(tables, batch, spread, isLast ? undefined : { ...spread, ...reached(spread, part) })
      return { isThrough: isLast, wakeUps: await moved.close() }
    })
    context.wake(wakeUps)
    if (isThrough) return
  }
}

const reached = ({ afterLine, index }: Spread, part: readonly StoredMessage[]) => ({
  afterLine: part.at(-1)?.line ?? afterLine,
  index: index + part.length,
})

interface NewTime {
  readonly message: StoredMessage
  readonly at: number
}

/** Sends that are leased lose their task here, and with it the right to be submitted. */
async function moveSends(
  context: EngineContext,
  tables: StoreTables,
  sends: readonly NewTime[],
  endsHold: boolean,
): Promise<LedgerBook> {
  const book = await openBook(
    context,
    tables,
    sends.map(({ message }) => message.id),
  )
  await tables.tasks.remove(sends.map(({ message }) => ({ message: message.id, kind: 'send', step: 0 })))
  for (const { message, at } of sends) {
    if (endsHold) book.move(message.id, releaseSend, { sendAt: at })
    book.amend(message.id, { dueAt: at })
  }
  const due = sends.filter(({ message }) => endsHold || !message.ledger.held)
  await tables.tasks.add(due.map(sendTask))
  return book
}

const sendTask = ({ message, at }: NewTime): NewTask => ({
  message: message.id,
  kind: 'send',
  step: 0,
  batch: message.batch,
  organisation: message.organisation,
  channel: message.plan[0]?.channel,
  dueAt: at,
})

/** Under the lock, since people may steer meanwhile; only by the one who came as far as is known. */
async function saveProgress(
  tables: StoreTables,
  { id, organisation }: StoredBatch,
  from: Spread,
  to: Spread | undefined,
): Promise<void> {
  const { steering } = await lockToSteer(tables, organisation, id)
  const isNext = steering.spread?.from === from.from && steering.spread.afterLine === from.afterLine
  if (isNext) await tables.steering.save(id, { ...steering, spread: to })
}
