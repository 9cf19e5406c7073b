import type { StoreTables } from '../../ports/batch-store.ts'
import { unsteered } from '../../ports/store/steering-table.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LedgerBook } from '../ledger/ledger-book.ts'
import { second } from '../periods.ts'
import { holdMessage } from './hold-back.ts'
import { holdInForce } from './steer.ts'

/**
 * The last look before a submission, on the rows as they stand now: what came after the claim counts. Held messages are
 * marked, what has to wait for something else is given back, and the rest may leave.
 */
export async function notHeld(
  context: EngineContext,
  tables: StoreTables,
  book: LedgerBook,
  tasks: readonly StoredTask[],
  token: string,
): Promise<readonly StoredTask[]> {
  const [first] = tasks
  if (first === undefined) return tasks
  if ((await tables.holds.of(first.organisation)).length > 0) {
    await tables.tasks.release(tasks, token)
    return []
  }
  const steering = await tables.steering.of([...new Set(tasks.map(({ batch }) => batch))])
  const of = ({ batch }: StoredTask) => steering.get(batch) ?? unsteered
  const spread = tasks.filter((task) => of(task).spread !== undefined)
  await tables.tasks.putOff(spread, context.now() + second, token)
  return tasks.filter((task) => {
    const hold = holdInForce(of(task), context.now())
    if (hold !== undefined) holdMessage(book, task.message, hold)
    return hold === undefined && of(task).spread === undefined
  })
}
