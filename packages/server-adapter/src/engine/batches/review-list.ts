import { setImmediate } from 'node:timers/promises'
import {
  CareBatchError,
  reviewSteps,
  type PatientFacts,
  type PatientListReview,
  type PatientRow,
  type RowDecision,
} from '@carebatch/core'
import type { BatchDefinition } from '../../ports/store/batch-table.ts'
import type { StoredListRow } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { allRows } from '../lists/all-rows.ts'
import { patientRow, rowDecision } from '../lists/patient-row.ts'
import { orNotFound } from '../not-found.ts'

export type ReviewedBatch = Pick<
  BatchDefinition,
  'patientList' | 'clinicalSystem' | 'batchType' | 'settings' | 'fallbackAfterHours' | 'link'
>

/**
 * The server's own review of a list: the same function as the browser's, on the server's rows and facts. `see` is shown
 * the rows that pass by.
 */
export async function reviewList(
  context: EngineContext,
  organisation: string,
  batch: ReviewedBatch,
  see: (rows: readonly StoredListRow[]) => void = () => undefined,
): Promise<PatientListReview> {
  const list = await context.transaction('read-list', async ({ patientLists }) =>
    orNotFound(await patientLists.find(organisation, batch.patientList)),
  )
  const clinicalSystem = context.clinicalSystems.find(({ code }) => code === batch.clinicalSystem)
  const batchType = context.batchTypes.find(({ code }) => code === batch.batchType)
  if (clinicalSystem === undefined) throw new CareBatchError('clinical-system-unknown')
  if (batchType === undefined) throw new CareBatchError('batch-type-unknown')
  const patients: PatientRow[] = []
  const known = new Map<
    number,
    { readonly decision: RowDecision; readonly facts: PatientFacts | undefined }
  >()
  for await (const rows of allRows(context, list.id)) {
    see(rows)
    for (const { line, row, facts } of rows) {
      patients.push(patientRow(row, context.sandbox))
      known.set(line, { decision: rowDecision(row), facts })
    }
  }
  return inTurns(
    reviewSteps({
      rows: patients,
      decisions: (line) => known.get(line)?.decision,
      facts: (line) => known.get(line)?.facts,
      clinicalSystem,
      contactDetailsFromList: list.contactDetailsFromList,
      batchType,
      hasLink: batch.link !== undefined,
      settings: batch.settings,
      fallbackAfterHours: batch.fallbackAfterHours,
      allowTestNumbers: context.sandbox,
    }),
  )
}

const longestTurnMs = 20

/** A long list keeps nobody else in this process waiting. */
async function inTurns<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (let began = performance.now(); ;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - began < longestTurnMs) continue
    await setImmediate()
    began = performance.now()
  }
}
