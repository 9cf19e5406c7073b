import { startFallback, type TimelineCode } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { frozen } from '../holds/frozen.ts'
import type { LaneStep } from '../lanes.ts'
import { pieceOf } from '../piece-of.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { minute } from '../periods.ts'
import { askForReceipts, canBeAsked, messagesOf, mostAsked } from './ask-for-receipts.ts'

const tasksAtOnce = 500

/** How long to wait after a provider gave no answer. After the last of them the next way of sending follows all the same. */
const askAgainAfter: readonly number[] = [5 * minute, 15 * minute]

/**
 * Unread for long enough: the next way of sending is due, unless the provider, asked once more, says that it was read:
 * a receipt may have been lost. Claimed first and done then: what reads a receipt locks the message before its tasks,
 * and so does this.
 */
export function startFallbacks(context: EngineContext): LaneStep {
  const limit = context.senders.some(canBeAsked) ? mostAsked : tasksAtOnce
  const ask = askForReceipts(context)
  return async () => {
    const lease = context.newLease()
    const claimed = await context.transaction('claim-fallbacks', async (tables) => {
      const claim = { kind: 'fallback', now: context.now(), limit, lease } as const
      const tasks = await tables.tasks.claim({ ...claim, except: await frozen(tables) })
      return tasks.length === 0 ? undefined : { tasks, asked: await messagesOf(context, tables, tasks) }
    })
    if (claimed === undefined) return undefined
    const silent = await ask(claimed.asked)
    const wakeUps = await context.transaction('fallback', (tables) =>
      startOrPutOff(context, tables, { ...claimed, silent, token: lease.token }),
    )
    context.wake(wakeUps)
    return pieceOf(claimed.tasks)
  }
}

interface AskedTasks {
  readonly tasks: readonly StoredTask[]
  /** Messages of which the provider could not be asked this time. */
  readonly silent: ReadonlySet<string>
  readonly token: string
}

async function startOrPutOff(
  context: EngineContext,
  tables: StoreTables,
  { tasks, silent, token }: AskedTasks,
) {
  const book = await openBook(
    context,
    tables,
    tasks.map(({ message }) => message),
  )
  const held = new Set((await tables.tasks.held(tasks, token)).map(nameOf))
  const mine = tasks.filter((task) => held.has(nameOf(task)))
  const still = await frozen(tables)
  const putOff = new Map<number, StoredTask[]>()
  for (const task of mine) {
    if (still.includes(task.organisation)) {
      await tables.tasks.release([task], token)
      continue
    }
    const isSilent = silent.has(task.message)
    const wait = isSilent ? askAgainAfter[task.attempts] : undefined
    if (wait !== undefined) putOff.set(wait, [...(putOff.get(wait) ?? []), task])
    else start(book, task, isSilent)
  }
  const later = await putOffAll(context, tables, putOff, token)
  return [...(await book.close()), ...later]
}

const nameOf = ({ message, step }: Pick<StoredTask, 'message' | 'step'>): string => `${message}:${step}`

function start(book: Awaited<ReturnType<typeof openBook>>, { message, step }: StoredTask, isSilent: boolean) {
  const code: TimelineCode = 'fallback-started'
  const channel = book.message(message)?.plan[step + 1]?.channel
  const detail = isSilent ? { answered: false } : undefined
  book.move(message, startFallback, { events: [{ code, channel, ...(detail && { detail }) }] })
}

async function putOffAll(
  context: EngineContext,
  tables: StoreTables,
  putOff: ReadonlyMap<number, readonly StoredTask[]>,
  token: string,
) {
  const wakeUps: { key: string; at: number }[] = []
  for (const [wait, tasks] of putOff) {
    const at = context.now() + wait
    await tables.tasks.putOff(tasks, at, token)
    for (const organisation of new Set(tasks.map((task) => task.organisation))) {
      wakeUps.push({ key: `fallbacks:${organisation}`, at })
    }
  }
  return wakeUps
}
