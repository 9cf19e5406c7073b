import type { StoredPatientList } from '../../ports/store/patient-list-table.ts'
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
        : { state: 'looking-up' as const, lookUpDueAt: now, ...turnOf(list, now) }
      await patientLists.change(id, { ...change, failures: 0, failingSince: undefined, updatedAt: now })
      return listProgress(context, { ...list, ...change, failingSince: undefined, updatedAt: now })
    })
    context.wake([{ key: `look-ups:${organisation.id}`, at: context.now() }])
    return progress
  }
}

/** Asked again while it is at it, a turn goes on as it is. */
function turnOf({ state, lookedUp, lookedUpBefore, lookUpStartedAt }: StoredPatientList, now: number) {
  return state === 'looking-up' && lookUpStartedAt !== undefined
    ? { lookUpStartedAt, lookedUpBefore: lookedUpBefore ?? 0 }
    : { lookUpStartedAt: now, lookedUpBefore: lookedUp }
}
