import type { BatchType } from '../batch-types/batch-type.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import type { ReviewSettings } from '../contactability/review-input.ts'
import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'
import type { HostPatient, ListBytes } from '../patient-list/patient-list-source.ts'
import type { EpochMilliseconds } from '../primitives/instant.ts'
import type { KnownMappings } from './known-mappings.ts'
import type { DraftBackend } from './draft-backend.ts'
import type { After } from './draft-saving.ts'
import type { SavedDrafts } from './saved-drafts.ts'

/** Kept by the draft, so that it can be read again with other columns: anything but a stream. */
export type ListSource = string | ListBytes | Blob | readonly HostPatient[]

export interface ListReaderOptions {
  readonly clinicalSystem: ClinicalSystem
  /** ISO date in London. */
  readonly today: string
  readonly allowTestNumbers: boolean
  readonly mapping?: ColumnMapping
  /** Chosen by staff; otherwise it is found from the bytes. WHATWG label. */
  readonly encoding?: string
  readonly signal?: AbortSignal
  /** How much of the file is read, 0 to 1. */
  readonly onProgress?: (fraction: number) => void
}

/** `readPatientList`, or one that does the same in a worker. */
export type ListReader = (source: ListSource, options: ListReaderOptions) => Promise<PatientList>

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
  /** Where the draft is saved as it goes. Default: nowhere. */
  readonly drafts?: SavedDrafts
  /** For tests. Default: the page's timers. */
  readonly after?: After
  /** Columns that were named by hand before. Default: those of this draft. */
  readonly mappings?: KnownMappings
  /** Default: `readPatientList`. */
  readonly readList?: ListReader
  /** Test mode: numbers of Ofcom's fiction range count as mobiles. */
  readonly allowTestNumbers: boolean
}
