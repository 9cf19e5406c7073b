import { setImmediate } from 'node:timers/promises'
import { CareBatchError, reviewSteps, type PatientListReview } from '@carebatch/core'
import type { BatchDefinition } from '../../ports/store/batch-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { allRows } from '../lists/all-rows.ts'
import { patientRow, rowDecision } from '../lists/patient-row.ts'
import { orNotFound } from '../not-found.ts'

export type ReviewedBatch = Pick<
  BatchDefinition,
  'patientList' | 'clinicalSystem' | 'batchType' | 'settings' | 'fallbackAfterHours'
>

/** The server's own review of a list: the same function as the browser's, on the server's rows and facts. */
export async function reviewList(
  context: EngineContext,
  organisation: string,
  batch: ReviewedBatch,
): Promise<PatientListReview> {
  const list = await context.transaction('read-list', async ({ patientLists }) =>
    orNotFound(await patientLists.find(organisation, batch.patientList)),
  )
  const rows = new Map((await allRows(context, list.id)).map((row) => [row.line, row]))
  const clinicalSystem = context.clinicalSystems.find(({ code }) => code === batch.clinicalSystem)
  const batchType = context.batchTypes.find(({ code }) => code === batch.batchType)
  if (clinicalSystem === undefined) throw new CareBatchError('clinical-system-unknown')
  if (batchType === undefined) throw new CareBatchError('batch-type-unknown')
  return inTurns(
    reviewSteps({
      rows: Array.from(rows.values(), ({ row }) => patientRow(row, context.sandbox)),
      decisions: (line) => {
        const stored = rows.get(line)
        return stored && rowDecision(stored.row)
      },
      facts: (line) => rows.get(line)?.facts,
      clinicalSystem,
      contactDetailsFromList: list.contactDetailsFromList,
      batchType,
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
