import type { BatchType, ClinicalSystem } from '@carebatch/core'
import type { BatchStore } from '../ports/batch-store.ts'
import type { AttachmentScanner } from '../ports/attachment-scanner.ts'
import type { AttachmentStore } from '../ports/attachment-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentText } from '../ports/document-text.ts'
import type { Logger } from '../ports/logger.ts'
import type { NhsAppAccounts } from '../ports/nhs-app-accounts.ts'
import type { PatientLookup } from '../ports/patient-lookup.ts'
import type { RecordWriter } from '../ports/record-writer.ts'
import type { Scheduler } from '../ports/scheduler.ts'
import type { Sender } from '../ports/sender.ts'
import type { LinkMaker } from './links/link-maker.ts'
import type { WebhookEndpoint } from '../ports/webhook-endpoint.ts'

/** The ports that the engine works with, and nothing else: it reads no clock and no configuration of its own. */
export interface EngineOptions {
  /** Opened by `start` and closed by `stop`; a host that never starts the engine opens it itself. */
  readonly store: BatchStore
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** The first one of a channel sends for it. */
  readonly senders: readonly Sender[]
  readonly recordWriter: RecordWriter
  readonly patientLookup: PatientLookup
  readonly nhsAppAccounts: NhsAppAccounts
  readonly clinicalSystems: readonly ClinicalSystem[]
  readonly batchTypes: readonly BatchType[]
  /** Nothing reaches anybody: Ofcom's fiction numbers are accepted. */
  readonly sandbox: boolean
  readonly logger: Logger
  /** A text that was never given before and cannot be guessed: letters and digits. Default: 22 characters, 131 bits. */
  readonly randomId?: () => string
  /** Milliseconds of real time that a provider may take to answer. Default: 30 000. */
  readonly callTimeoutMs?: number
  /** Milliseconds of the store's time for which work is leased. Default: twice the call's. */
  readonly leaseMs?: number
  /** False: it answers and takes what comes, and leaves the work to other processes. Default: true. */
  readonly works?: boolean
  /** Milliseconds of real time that `stop` waits for calls under way. Default: 25 000. */
  readonly drainMs?: number
  /**
   * The store was restored from a backup: nothing leaves until a person releases it, and what may have left since the
   * backup counts as unknown. A text names the restore and is heeded once; `true` is heeded at every start. Default: false.
   */
  readonly holdDispatch?: boolean | string
  /** Who is told of what becomes of batches. Default: nobody. */
  readonly webhooks?: readonly WebhookEndpoint[]
  /** Where the bytes of documents are kept. Missing: none are taken. */
  readonly attachments?: AttachmentStore | undefined
  /** Missing: documents are not scanned. */
  readonly attachmentScanner?: AttachmentScanner | undefined
  /** Missing: only plain text is looked through for personal details. */
  readonly documentText?: DocumentText | undefined
  /** Missing: no batch may have anything behind a link. */
  readonly links?: LinkMaker | undefined
  /** Lets real time pass while a limit of messages per second holds sending back. Default: a timer. */
  readonly pause?: (ms: number) => Promise<void>
}
