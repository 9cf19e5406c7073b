import { batchTypes, clinicalSystems, type BatchType, type ClinicalSystem } from '@carebatch/core'
import type { AttachmentScanner } from './ports/attachment-scanner.ts'
import type { AttachmentStore } from './ports/attachment-store.ts'
import type { Authoriser } from './ports/authoriser.ts'
import type { BatchStore } from './ports/batch-store.ts'
import { allLinkPages } from './patient-pages/all-link-pages.ts'
import { checkConfiguration, checkRole, type Role } from './check-configuration.ts'
import type { Clock } from './ports/clock.ts'
import { databaseAttachments } from './attachment-stores/database.ts'
import type { DocumentText } from './ports/document-text.ts'
import { createApp } from './http/create-app.ts'
import { createEngine } from './engine/create-engine.ts'
import { linkMaker, type LinkSettings } from './engine/links/link-maker.ts'
import { lifeCycle } from './engine/life-cycle.ts'
import { inProcess } from './schedulers/in-process.ts'
import type { Logger } from './ports/logger.ts'
import type { NhsAppAccounts } from './ports/nhs-app-accounts.ts'
import type { PatientLookup } from './ports/patient-lookup.ts'
import type { RecordWriter } from './ports/record-writer.ts'
import type { Sandbox } from './ports/sandbox.ts'
import type { Scheduler } from './ports/scheduler.ts'
import type { Sender } from './ports/sender.ts'
import { endpointId, httpEndpoint, type WebhookOptions } from './webhooks/http-endpoint.ts'

export interface BatchServerOptions {
  readonly store: BatchStore
  /** All of them real, or all of them sandboxes: then the server is in sandbox mode. The first of a channel sends for it. */
  readonly senders: readonly Sender[]
  readonly recordWriter: RecordWriter
  readonly patientLookup: PatientLookup
  readonly nhsAppAccounts: NhsAppAccounts
  readonly authoriser: Authoriser
  /** The other party's side, for a server whose senders are sandboxes. */
  readonly sandbox?: Sandbox
  /**
   * `api` answers requests and leaves the work to others; `worker` works, and answers nothing but callbacks and its
   * health; `both`, the default, does all. Any number of processes may share one store that is made for it.
   */
  readonly role?: Role
  /** Default: wakes the engine within this process. */
  readonly scheduler?: Scheduler
  /** Default: the system's, or the sandbox's in sandbox mode. */
  readonly clock?: Clock
  /** Default: warnings and errors as JSON lines on the error stream. */
  readonly logger?: Logger
  /** Default: those of core. Add your own: `[...clinicalSystems, vision]`. */
  readonly clinicalSystems?: readonly ClinicalSystem[]
  /** Default: those of core. */
  readonly batchTypes?: readonly BatchType[]
  /** Origins of portals that are served from elsewhere, e.g. https://portal.example. Default: none. */
  readonly allowedOrigins?: readonly string[]
  /** How often live updates look for a change, milliseconds. Default: 1,000. */
  readonly liveEveryMs?: number
  /**
   * The store was restored from a backup. Nothing leaves until a person releases it, and what may have left since the
   * backup counts as unknown. A text of your own names the restore and is heeded once, however often the server starts;
   * `true` is heeded at every start. Default: false.
   */
  readonly holdDispatch?: boolean | string
  /** Who is told of what becomes of batches: signed, repeated for 3 days, at least once. Default: nobody. */
  readonly webhooks?: readonly WebhookOptions[]
  /** Where patients' links lead, and the secret that they are made with. Missing: nothing can be sent behind a link. */
  readonly links?: LinkSettings | undefined
  /** Where documents are kept. Default: beside the ledger, in the store. */
  readonly attachments?: AttachmentStore
  /** Looks for malicious software in documents. Default: nobody does. */
  readonly attachmentScanner?: AttachmentScanner
  /** Reads documents, to look for personal details in them. Default: plain text only. */
  readonly documentText?: DocumentText
  /** How long `stop` waits for calls under way, milliseconds. Default: 25,000. */
  readonly drainMs?: number
}

export interface BatchServer {
  /** Answers everything under /v1. Give it to whatever listens: it listens nowhere by itself. */
  fetch(request: Request): Promise<Response>
  /** Opens the store and begins to work. Rejects with `database-in-use` or `database-unreadable`. Twice is once. */
  start(): Promise<void>
  /**
   * Delivers the event with this `webhook-id`, and all later ones of the last 30 days, to this address once more; resolves
   * with how many. Rejects with `not-found`.
   */
  replayWebhooks(url: URL, from: string): Promise<number>
  /**
   * Ends live updates, begins nothing new, finishes the calls under way, and lets go of the store. Never rejects, and
   * ends in time also where a provider or the database does not answer. Harmless at any moment.
   */
  stop(): Promise<void>
}

/** A server from its ports. Throws `configuration-invalid` where sandboxes and real senders are mixed. */
export function createBatchServer(options: BatchServerOptions): BatchServer {
  const { senders, authoriser, sandbox, role = 'both' } = options
  const isSandbox = checkConfiguration(senders, sandbox)
  checkRole(role, options.store)
  const clock = options.clock ?? sandbox?.clock ?? systemClock
  const logger = options.logger ?? errorStreamLogger
  const types = options.batchTypes ?? batchTypes
  const systems = options.clinicalSystems ?? clinicalSystems
  const webhooks = (options.webhooks ?? []).map(httpEndpoint)
  let stopping = new AbortController()

  const engine = createEngine({
    store: options.store,
    clock,
    scheduler: options.scheduler ?? inProcess({ now: clock.now }),
    senders,
    recordWriter: options.recordWriter,
    patientLookup: options.patientLookup,
    nhsAppAccounts: options.nhsAppAccounts,
    clinicalSystems: systems,
    batchTypes: types,
    sandbox: isSandbox,
    logger,
    works: role !== 'api',
    webhooks,
    ...(options.holdDispatch !== undefined && { holdDispatch: options.holdDispatch }),
    links: options.links && linkMaker(options.links),
    attachments: options.attachments ?? databaseAttachments({ store: options.store }),
    attachmentScanner: options.attachmentScanner,
    documentText: options.documentText,
    ...(options.drainMs !== undefined && { drainMs: options.drainMs }),
  })
  const app = createApp({
    engine,
    authoriser,
    clock,
    logger,
    role,
    senders,
    sandbox,
    clinicalSystems: systems,
    batchTypes: types,
    allowedOrigins: options.allowedOrigins ?? [],
    liveEveryMs: options.liveEveryMs ?? 1000,
    stopping: () => stopping.signal,
    linkPages: allLinkPages({ engine }),
    linksAreSecure: options.links?.address.startsWith('https:') ?? false,
  })

  const fetch = async (request: Request) => app.fetch(request)
  let endSandbox: (() => Promise<void>) | undefined

  return {
    fetch,
    replayWebhooks: (url, from) => engine.replayWebhooks(endpointId(url), from),
    ...lifeCycle(
      async () => {
        stopping = new AbortController()
        await engine.start()
        endSandbox = await sandbox?.start(fetch)
        logger.info({ role, store: options.store.name }, 'started')
      },
      async () => {
        stopping.abort()
        await endSandbox?.()
        await engine.stop()
        logger.info({ role }, 'stopped')
      },
    ),
  }
}

const systemClock: Clock = { now: Date.now, monotonic: () => performance.now() }

const line = (level: string) => (fields: Readonly<Record<string, unknown>>, text: string) =>
  void process.stderr.write(`${JSON.stringify({ level, text, ...fields })}\n`)

const errorStreamLogger: Logger = { info: () => undefined, warn: line('warn'), error: line('error') }
