import type { BatchType } from '../batch-types/batch-type.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import type { ReviewSettings } from '../contactability/review-input.ts'
import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'
import type { EpochMilliseconds } from '../primitives/instant.ts'
import type { DraftBackend } from './draft-backend.ts'

/** A file's bytes or text; kept by the draft, so that it can be read again with other columns. */
export type ListSource = Uint8Array | ArrayBuffer | Blob | string

export interface ReadListOptions {
  readonly clinicalSystem: ClinicalSystem
  /** ISO date in London. */
  readonly today: string
  readonly allowTestNumbers: boolean
  readonly mapping?: ColumnMapping
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly rows: number }) => void
}

/** `readPatientList`, or one that does the same in a worker. */
export type ReadList = (source: ListSource, options: ReadListOptions) => Promise<PatientList>

export interface BatchDraftOptions {
  readonly backend: DraftBackend
  readonly clinicalSystem: ClinicalSystem
  /** Those that the server offers. With only one it is chosen already. */
  readonly batchTypes: readonly BatchType[]
  readonly settings: ReviewSettings & { readonly practiceName: string }
  /** The server's clock. */
  readonly now: () => EpochMilliseconds
  /** A fresh idempotency key, hard to guess: `crypto.randomUUID`. */
  readonly newKey: () => string
  readonly readList?: ReadList
  /** Test mode: numbers of Ofcom's fiction range count as mobiles. */
  readonly allowTestNumbers: boolean
}
