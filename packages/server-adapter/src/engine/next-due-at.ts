import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'
import { frozen } from './holds/frozen.ts'

/** What waits for a person is due at no time. */
export function nextDueAt(context: EngineContext): Engine['nextDueAt'] {
  return () =>
    context.transaction('next-due', async (tables) => {
      const { tasks, submissions, patientLists, steering, holds, webhooks } = tables
      const still = await frozen(tables)
      const held = [...(await holds.all()).keys()]
      const due = [
        await tasks.nextDueAt({ held, frozen: still }),
        await submissions.nextDueAt(still),
        await patientLists.nextDueAt(),
        await steering.nextDueAt(),
        await webhooks.nextDueAt(context.webhooks.map(({ id }) => id)),
      ]
      const known = due.filter((at) => at !== undefined)
      return known.length === 0 ? undefined : Math.min(...known)
    })
}
