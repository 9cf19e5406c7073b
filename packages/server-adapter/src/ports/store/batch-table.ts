import type {
  Bucket,
  Channel,
  DeliveryCounts,
  LinkKind,
  ListFingerprint,
  RecordCounts,
  WayChange,
  WayCounts,
} from '@carebatch/core'
import type { Batch, NewBatch, OrganisationSettings } from '@carebatch/core/wire'

/** What each patient of a batch can open by a link of their own. */
export interface LinkDefinition {
  readonly kind: LinkKind
  /** What stands behind the links: id of an attachment, of a version of a questionnaire. */
  readonly target: string
  /** How long each link can be opened, from the day on which it was sent. */
  readonly days: number
}

/** What never changes after the batch was confirmed. */
export interface BatchDefinition {
  readonly name: string
  readonly batchType: string
  readonly patientList: string
  readonly clinicalSystem: string
  readonly fileName: string
  readonly message: NewBatch['message']
  /** Missing: there is nothing behind a link. */
  readonly link?: LinkDefinition | undefined
  readonly schedule: NewBatch['schedule']
  readonly fallbackAfterHours: number | undefined
  /** As they were when it was confirmed: what staff saw in the preview is what patients get. */
  readonly settings: OrganisationSettings
  readonly practiceName: string
  readonly createdBy: string
  readonly patients: number
  readonly channels: Readonly<Record<Channel, number>>
  readonly withoutMobile: number
  readonly undoUntil: number | undefined
  readonly firstDueAt: number | undefined
  readonly lastDueAt: number | undefined
}

export interface Resting {
  readonly why: NonNullable<Batch['resting']>['why']
  readonly since: number
  readonly nextTryAt: number | undefined
}

export interface StoredBatch {
  readonly id: string
  readonly organisation: string
  readonly definition: BatchDefinition
  /** Rows are still being made; nothing is due yet. */
  readonly preparing: boolean
  readonly stopped: { readonly by: string; readonly at: number } | undefined
  /** Rows whose send or fallback the stop has yet to withdraw. */
  readonly stopPending: boolean
  readonly resting: Resting | undefined
  readonly counts: DeliveryCounts
  readonly records: RecordCounts
  /** By way of sending; missing for a batch from before these were counted. */
  readonly ways: WayCounts | undefined
  readonly idempotencyKey: string
  readonly requestHash: string
  /** The draft that became this batch. */
  readonly draft?: string | undefined
  readonly createdAt: number
  readonly changedAt: number
  readonly version: number
}

export type NewStoredBatch = Omit<
  StoredBatch,
  'stopped' | 'stopPending' | 'resting' | 'records' | 'ways' | 'changedAt' | 'version'
>

export type BatchChange = Partial<Pick<StoredBatch, 'preparing' | 'stopped' | 'stopPending' | 'resting'>>

export interface CountChanges {
  readonly buckets: ReadonlyMap<Bucket, number>
  readonly records: Readonly<Partial<RecordCounts>>
  readonly ways: readonly WayChange[]
}

export interface BatchTable {
  /** At most one for an organisation and idempotency key. Everybody waits for their first way (`channels`). */
  insert(batch: NewStoredBatch): Promise<void>
  find(organisation: string, id: string): Promise<StoredBatch | undefined>
  /** Several at once, of any organisation; read in order to decide on their messages (PostgreSQL: for share). */
  findAll(ids: readonly string[]): Promise<readonly StoredBatch[]>
  findByKey(organisation: string, idempotencyKey: string): Promise<StoredBatch | undefined>
  /** One draft becomes at most one batch. */
  findByDraft(organisation: string, draft: string): Promise<StoredBatch | undefined>
  /** Newest first. */
  list(organisation: string): Promise<readonly StoredBatch[]>
  change(id: string, change: BatchChange): Promise<void>
  /** Kept so that a list is known again; once, with the batch. */
  keepFingerprint(id: string, fingerprint: ListFingerprint): Promise<void>
  /** Of an organisation's batches that were made since then and have one. */
  fingerprints(
    organisation: string,
    since: number,
  ): Promise<readonly { readonly batch: string; readonly fingerprint: ListFingerprint }[]>
  /** Read in order to be stopped: who is submitting has ended before, and who comes later sees the stop. */
  lock(organisation: string, id: string): Promise<StoredBatch | undefined>
  /**
   * Moves counts along with the states of the same transaction, and gives each of these batches its next version, also
   * where only something else about it changed. The last thing that a transaction does: others wait for it.
   */
  moveCounts(changes: ReadonlyMap<string, CountChanges | undefined>, at: number): Promise<void>
  /** Counted again from the rows. */
  recount(id: string): Promise<Pick<StoredBatch, 'counts' | 'records'> & { readonly ways: WayCounts }>
  /** Gives the batch the next version of its organisation, where nothing is counted. */
  touch(id: string, at: number): Promise<void>
  /** Of all organisations. */
  everyBatch(): Promise<readonly StoredBatch[]>
  /** Batches whose preparation or stop was interrupted. */
  unfinished(): Promise<readonly StoredBatch[]>
  /** Batches of all organisations that rest. */
  countResting(): Promise<number>
  /** Newest version of the organisation, or of one batch. */
  versionOf(organisation: string, batch?: string): Promise<number>
}
