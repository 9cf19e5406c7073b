import { instantFrom } from '@carebatch/core'
import type { PatientListProgress } from '@carebatch/core/wire'
import type { StoredPatientList } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { second } from '../periods.ts'

/** How far a list is. The time left is measured, and never better than what the look-up's limit allows. */
export function listProgress(context: EngineContext, list: StoredPatientList): PatientListProgress {
  const secondsLeft = list.state === 'looking-up' ? secondsUntilDone(context, list) : undefined
  return {
    id: list.id,
    clinicalSystem: list.clinicalSystem,
    fileName: list.fileName,
    contactDetailsFromList: list.contactDetailsFromList,
    state: list.state,
    rows: list.rows,
    received: list.received,
    lookedUp: list.lookedUp,
    noAnswer: list.noAnswer,
    ...(secondsLeft !== undefined && { secondsLeft }),
    ...waitingOf(list),
    updatedAt: instantFrom(list.updatedAt),
  }
}

/** The rate that was measured up to the last answers; until there are any, what the look-up's limit allows. */
function secondsUntilDone(
  { patientLookup }: EngineContext,
  { received, lookedUp, lookedUpBefore = 0, lookUpStartedAt, updatedAt }: StoredPatientList,
): number | undefined {
  const passed = (updatedAt - (lookUpStartedAt ?? updatedAt)) / second
  const done = lookedUp - lookedUpBefore
  const measured = passed > 0 && done > 0 ? done / passed : Infinity
  const perSecond = Math.min(patientLookup.supports.perSecond, measured)
  return Number.isFinite(perSecond) ? Math.ceil((received - lookedUp) / perSecond) : undefined
}

function waitingOf({
  state,
  failingSince,
  lookUpDueAt,
}: StoredPatientList): Pick<PatientListProgress, 'waiting'> {
  if (state !== 'looking-up' || failingSince === undefined || lookUpDueAt === undefined) return {}
  return { waiting: { since: instantFrom(failingSince), nextTryAt: instantFrom(lookUpDueAt) } }
}
