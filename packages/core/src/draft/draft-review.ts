import type { BatchType } from '../batch-types/batch-type.ts'
import type { PatientFacts } from '../contactability/patient-facts.ts'
import type { PatientListReview } from '../contactability/patient-list-review.ts'
import { reviewPatientList } from '../contactability/review-patient-list.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'
import type { BatchDraftOptions } from './draft-options.ts'

export interface DraftReviewInput {
  readonly list: EditedPatientList
  readonly batchType: BatchType
  readonly contactDetailsFromList: boolean
  readonly facts: ReadonlyMap<number, PatientFacts>
}

/** The review with what the draft knows now; the server makes the same one from its own rows and facts. */
export function draftReview(
  { list, facts, ...input }: DraftReviewInput,
  { clinicalSystem, settings, allowTestNumbers }: BatchDraftOptions,
): PatientListReview {
  return reviewPatientList({
    ...input,
    rows: list.rows,
    facts: (line) => facts.get(line),
    decisions: (line) => list.decisions.get(line),
    clinicalSystem,
    settings,
    allowTestNumbers,
  })
}
