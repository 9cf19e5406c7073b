import { fingerprintPatientList, type ListFingerprint } from '@carebatch/core'
import type { EngineContext } from '../engine-context.ts'
import { allRows } from './all-rows.ts'
import { numberHash } from './number-hash.ts'

/** The fingerprint of a list under the organisation's secret. Patients whom staff left out are not of it. */
export async function listFingerprint(
  context: EngineContext,
  organisation: string,
  list: string,
): Promise<ListFingerprint> {
  const rows = await allRows(context, list)
  const key = await context.transaction('recognise-list', ({ organisations }) =>
    organisations.memoryKey(organisation),
  )
  const patients = rows.filter(({ row }) => row.leftOut !== true)
  return fingerprintPatientList(
    patients.map(({ row }) => row),
    // A word before it, so that a patient's hash here is never that of a number remembered for another purpose.
    (nhsNumber) => numberHash(key, `list ${nhsNumber}`),
  )
}
