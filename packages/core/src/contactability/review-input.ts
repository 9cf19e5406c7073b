import type { BatchType } from '../batch-types/batch-type.ts'
import type { BatchTypeCode } from '../batch-types/batch-types.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import type { ClinicalSystemCode } from '../clinical-systems/clinical-systems.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { ContactabilityReason, IslandNumbers } from './contactability-reason.ts'
import type { PatientFacts } from './patient-facts.ts'
import type { RowDecision } from './patient-list-review.ts'

export interface ReviewInput {
  readonly rows: Iterable<PatientRow>
  /** What staff decided, by line. */
  readonly decisions?: ((line: number) => RowDecision | undefined) | undefined
  /** What look-ups answered, by line; undefined where nobody was asked. */
  readonly facts: (line: number) => PatientFacts | undefined
  /** One of the registry, its code, or a system of the host's own. */
  readonly clinicalSystem: ClinicalSystem | ClinicalSystemCode
  /** An EMIS list brought its own mobiles and dates of birth: they are used, and not checked (guide, step 4). */
  readonly contactDetailsFromList: boolean
  readonly batchType: BatchType | BatchTypeCode
  /** The batch carries something behind a link, such as a document, though its type has none of its own. */
  readonly hasLink?: boolean | undefined
  readonly settings: ReviewSettings
  /** The batch's own choice; otherwise the batch type's, otherwise the organisation's. */
  readonly fallbackAfterHours?: number | undefined
  /** In test mode only: numbers of Ofcom's fiction range count as mobiles. */
  readonly allowTestNumbers: boolean
  readonly reasons?: readonly ContactabilityReason[] | undefined
}

/** The part of the organisation's settings that a review depends on. */
export interface ReviewSettings {
  readonly skipLikelyToFail: boolean
  readonly fallbackAfterHours: number
  /** Default: `contact`. */
  readonly islandNumbers?: IslandNumbers | undefined
}

/** The same with codes resolved. */
export interface ResolvedReviewInput extends ReviewInput {
  readonly clinicalSystem: ClinicalSystem
  readonly batchType: BatchType
}
