import { fingerprintPatientList, type ListFingerprint } from '@carebatch/core'
import type { StoredListRow } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { allRows } from './all-rows.ts'
import { numberHash } from './number-hash.ts'

/** A fingerprint that is made while the rows of a list pass by. */
export interface Fingerprinting {
  see(rows: readonly StoredListRow[]): void
  fingerprint(): ListFingerprint
}

/** Under the organisation's secret. Patients whom staff left out are not of it. */
export async function fingerprinting(context: EngineContext, organisation: string): Promise<Fingerprinting> {
  const key = await context.transaction('recognise-list', ({ organisations }) =>
    organisations.memoryKey(organisation),
  )
  const hashes = new Map<string, string>()
  return {
    see(rows) {
      for (const { row } of rows) {
        if (row.leftOut === true || row.nhsNumber === undefined) continue
        // A word before it, so that a patient's hash here is never that of a number remembered for another purpose.
        hashes.set(row.nhsNumber, numberHash(key, `list ${row.nhsNumber}`))
      }
    },
    fingerprint: () =>
      fingerprintPatientList(
        Array.from(hashes.keys(), (nhsNumber) => ({ nhsNumber })),
        (nhsNumber) => hashes.get(nhsNumber) ?? '',
      ),
  }
}

/** The fingerprint of a list. */
export async function listFingerprint(
  context: EngineContext,
  organisation: string,
  list: string,
): Promise<ListFingerprint> {
  const made = await fingerprinting(context, organisation)
  for await (const rows of allRows(context, list)) made.see(rows)
  return made.fingerprint()
}
