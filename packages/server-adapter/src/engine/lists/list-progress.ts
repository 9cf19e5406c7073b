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
    updatedAt: instantFrom(list.updatedAt),
  }
}

function secondsUntilDone(
  { now, patientLookup }: EngineContext,
  { received, lookedUp, lookUpStartedAt }: StoredPatientList,
): number | undefined {
  const passed = (now() - (lookUpStartedAt ?? now())) / second
  if (passed <= 0 || lookedUp === 0) return undefined
  const perSecond = Math.min(patientLookup.supports.perSecond, lookedUp / passed)
  return Math.ceil((received - lookedUp) / perSecond)
}
