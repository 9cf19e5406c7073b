import { defaultSettings, recordEntry, type MessageLedger, type RecordState } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { RecordEntry, RecordOutcome } from '../../ports/record-writer.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { pieceOf } from '../piece-of.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { day, hour, minute, second } from '../periods.ts'
import { nameOf } from '../sending/call-sender.ts'
import { sideBySide } from './side-by-side.ts'

interface Writing {
  readonly task: StoredTask
  readonly entry: RecordEntry
}

/** How long an entry is tried before it is a gap. */
const triedFor = 7 * day

/** Claimed together, so that two transactions carry many entries. */
const entriesAtOnce = 64

/**
 * Writes record entries: one worker at a time for an organisation, as many side by side as its setting and the writer
 * allow. An entry is handed over at least once under a key of its own, and the writer keeps it once.
 */
export function writeRecords(context: EngineContext): LaneStep {
  return async () => {
    const claimed = await claim(context)
    if (claimed === undefined) return undefined
    const { tasks, entries, atOnce, token } = claimed
    const until = performance.now() + context.leaseMs / 2
    const isLate = () => context.stopping.aborted || performance.now() > until
    const outcomes = await sideBySide(entries, atOnce, isLate, ({ entry }) => write(context, entry))
    await keep(context, entries, outcomes, token)
    return pieceOf(tasks)
  }
}

async function claim(context: EngineContext) {
  const lease = context.newLease()
  const tasks = await context.transaction('claim-records', (tables) =>
    tables.tasks.claim({ kind: 'record', now: context.now(), limit: entriesAtOnce, alone: true, lease }),
  )
  const [first] = tasks
  if (first === undefined) return undefined
  const { entries, settings } = await context.transaction('read-entries', async (tables) => ({
    entries: await entriesOf(tables, tasks),
    settings: await tables.organisations.settings(first.organisation),
  }))
  const { recordsAtOnce } = settings ?? defaultSettings
  const atOnce = Math.min(recordsAtOnce, context.recordWriter.supports.concurrency)
  return { token: lease.token, tasks, entries, atOnce }
}

async function entriesOf(tables: StoreTables, tasks: readonly StoredTask[]): Promise<readonly Writing[]> {
  const ids = [...new Set(tasks.map(({ message }) => message))]
  const messages = new Map((await tables.messages.findAll(ids)).map((message) => [message.id, message]))
  const batches = await tables.batches.findAll([...new Set(tasks.map(({ batch }) => batch))])
  const texts = await tables.messages.texts(ids)
  return tasks.flatMap((task) => {
    const message = messages.get(task.message)
    const batch = batches.find(({ id }) => id === task.batch)
    const its = texts.filter((it) => it.message === task.message)
    const kind = task.step === 0 ? 'sent' : 'not-delivered'
    const text = kind === 'sent' ? its.find(wasTaken) : its.findLast(wasTaken)
    if (message === undefined || batch === undefined || text === undefined) return []
    const { recordCode } = batch.definition.settings
    const entry = recordEntry({
      key: `${message.id}:${kind}`,
      nhsNumber: message.nhsNumber ?? '',
      batch: { id: batch.id, name: batch.definition.name },
      kind,
      channel: text.channel,
      message: { ...(text.subject !== undefined && { subject: text.subject }), body: text.body },
      recordCode,
      sentAt: text.submittedAt,
    })
    return [{ task, entry: { ...entry, organisation: task.organisation } }]
  })
}

/** A provider had it, whatever became of it afterwards. */
const wasTaken = ({ what }: { readonly what: string }): boolean =>
  what !== 'open' && what !== 'no' && what !== 'unknown'

async function write(context: EngineContext, entry: RecordEntry): Promise<RecordOutcome> {
  try {
    return await context.recordWriter.write(entry, AbortSignal.timeout(context.callTimeoutMs))
  } catch (failure) {
    context.logger.warn({ failure: nameOf(failure) }, 'a record entry could not be written')
    return { kind: 'try-later' }
  }
}

async function keep(
  context: EngineContext,
  entries: readonly Writing[],
  outcomes: readonly (RecordOutcome | undefined)[],
  token: string,
): Promise<void> {
  const wakeUps = await context.transaction('finish-records', async (tables) => {
    const book = await openBook(
      context,
      tables,
      entries.map(({ task }) => task.message),
    )
    for (const [at, { task }] of entries.entries()) {
      const outcome = outcomes[at]
      if (outcome !== undefined) await keepOne(context, tables, book, task, outcome, token)
      else await tables.tasks.release([task], token)
    }
    return book.close()
  })
  context.wake(wakeUps)
}

async function keepOne(
  context: EngineContext,
  tables: StoreTables,
  book: LedgerBook,
  task: StoredTask,
  outcome: RecordOutcome,
  token: string,
): Promise<void> {
  const detail = { kind: task.step === 0 ? 'sent' : 'not-delivered' }
  if (outcome.kind === 'written') {
    book.move(task.message, set(task.step, 'written'), { events: [{ code: 'record-written', detail }] })
    return
  }
  const at =
    context.now() + (retryAfter(outcome) ?? Math.min(6 * hour, minute * 2 ** Math.min(task.attempts, 12)))
  if (outcome.kind === 'refused' || at > task.since + triedFor) {
    const why = outcome.kind === 'refused' ? outcome.why : 'record-unreachable'
    const events = [{ code: 'record-gap', detail: { ...detail, why } }] as const
    book.move(task.message, set(task.step, 'gap'), { events })
    return
  }
  if (task.attempts === 0) book.note(task.message, { code: 'record-put-off', detail })
  await tables.tasks.putOff([task], at, token)
  context.wake([{ key: `records:${task.organisation}`, at }])
}

/** A writer that says "in no time at all" would be asked again and again without a pause. */
function retryAfter(outcome: RecordOutcome): number | undefined {
  if (outcome.kind !== 'try-later' || outcome.afterMs === undefined) return undefined
  return Number.isFinite(outcome.afterMs) ? Math.max(second, outcome.afterMs) : undefined
}

/** Only what is still due is moved: an entry that two workers wrote is counted once. */
function set(step: number, to: RecordState): (ledger: MessageLedger) => MessageLedger {
  return (ledger) => {
    if (step === 0) return ledger.record === 'due' ? { ...ledger, record: to } : ledger
    return ledger.notDelivered === 'due' ? { ...ledger, notDelivered: to } : ledger
  }
}
