import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { listProgress } from './list-progress.ts'

/** Has every row looked up that has no facts yet. The job is in the store: it goes on after a crash. */
export function lookUpList(context: EngineContext): Engine['lookUpList'] {
  return async ({ organisation }, id) => {
    const progress = await context.transaction('look-up-list', async ({ patientLists }) => {
      const list = orNotFound(await patientLists.find(organisation.id, id))
      const now = context.now()
      const isThrough = list.lookedUp >= list.received && list.received >= list.rows
      const change = isThrough
        ? { state: 'ready' as const, lookUpDueAt: undefined }
        : { state: 'looking-up' as const, lookUpDueAt: now, lookUpStartedAt: list.lookUpStartedAt ?? now }
      await patientLists.change(id, { ...change, failures: 0, updatedAt: now })
      return listProgress(context, { ...list, ...change, updatedAt: now })
    })
    context.wake([{ key: `look-ups:${organisation.id}`, at: context.now() }])
    return progress
  }
}
