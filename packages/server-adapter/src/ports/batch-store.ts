import type { AttachmentTable } from './store/attachment-table.ts'
import type { BatchTable } from './store/batch-table.ts'
import type { DocumentTable } from './store/document-table.ts'
import type { DraftTable } from './store/draft-table.ts'
import type { HoldTable } from './store/hold-table.ts'
import type { LinkTable } from './store/link-table.ts'
import type { MessageTable } from './store/message-table.ts'
import type { OrganisationTable } from './store/organisation-table.ts'
import type { PatientListTable } from './store/patient-list-table.ts'
import type { QuestionnaireTable } from './store/questionnaire-table.ts'
import type { RequestTable } from './store/request-table.ts'
import type { SteeringTable } from './store/steering-table.ts'
import type { SubmissionTable } from './store/submission-table.ts'
import type { TaskTable } from './store/task-table.ts'
import type { WebhookTable } from './store/webhook-table.ts'

/** What can be done inside one transaction, by noun. Valid until the transaction ends, and no longer. */
export interface StoreTables {
  readonly patientLists: PatientListTable
  readonly drafts: DraftTable
  readonly requests: RequestTable
  readonly batches: BatchTable
  readonly steering: SteeringTable
  readonly holds: HoldTable
  readonly messages: MessageTable
  readonly tasks: TaskTable
  readonly submissions: SubmissionTable
  readonly organisations: OrganisationTable
  readonly documents: DocumentTable
  readonly links: LinkTable
  readonly webhooks: WebhookTable
  readonly attachments: AttachmentTable
  readonly questionnaires: QuestionnaireTable
}

/**
 * Where the ledger lives. Implementers: everything rests on `transaction` being all or nothing, durable when it
 * resolves, and as if transactions ran one after another (PostgreSQL: lock the batch and message rows that are read
 * in order to be changed). Leases are measured with the store's own clock, due times are handed in.
 */
export interface BatchStore {
  readonly name: string
  readonly supports: {
    /** Several processes may work on it at once. Where not, opening frees every lease: their holders are dead. */
    readonly manyProcesses: boolean
  }
  /**
   * Opens and migrates; nothing where it is open already. Rejects with `database-in-use`, `database-unreadable` or
   * `database-unavailable`.
   */
  open(): Promise<void>
  /** The store's own clock, by which leases are measured: milliseconds since 1970. */
  now(): Promise<number>
  /**
   * `name` says in logs and tests what was done; `work` waits for nothing but the tables it is given, and may be called
   * again where another transaction came between. Rejects with `database-unavailable` where the database went away:
   * then nobody knows whether it happened, and whoever asked asks again.
   */
  transaction<Result>(name: string, work: (tables: StoreTables) => Promise<Result>): Promise<Result>
  /** The same for work that only reads, however long: everything as it was at one instant, and nobody waits for it. */
  snapshot<Result>(name: string, work: (tables: StoreTables) => Promise<Result>): Promise<Result>
  /** What is under way has ended before. */
  close(): Promise<void>
}
