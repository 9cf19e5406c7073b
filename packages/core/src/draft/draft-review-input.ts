import type { BatchType } from '../batch-types/batch-type.ts'
import type { PatientFacts } from '../contactability/patient-facts.ts'
import type { ReviewInput } from '../contactability/review-input.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'
import type { BatchDraftOptions } from './draft-options.ts'

export interface ReviewedDraft {
  readonly list: EditedPatientList
  readonly batchType: BatchType
  readonly contactDetailsFromList: boolean
  /** Everybody gets a document behind a link. */
  readonly hasLink: boolean
  readonly facts: ReadonlyMap<number, PatientFacts>
}

/** What the draft knows now; the server comes to the same review from its own rows and facts. */
export function draftReviewInput(
  { list, facts, ...input }: ReviewedDraft,
  { clinicalSystem, settings, allowTestNumbers }: BatchDraftOptions,
): ReviewInput {
  return {
    ...input,
    rows: list.rows,
    facts: (line) => facts.get(line),
    decisions: (line) => list.decisions.get(line),
    clinicalSystem,
    settings,
    allowTestNumbers,
  }
}
