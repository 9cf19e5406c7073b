import type { Bucket } from '../status/buckets.ts'
import type { OrganisationSettings } from '../settings/organisation-settings.ts'
import type * as wire from '../wire/index.ts'

export interface BatchClientOptions {
  /** Where `/v1` begins, e.g. https://portal.example/batch-api. */
  readonly apiBase: string
  /**
   * Fetches a short-lived token for the person who is signed in to the portal. Called at first use, 60 s before the
   * token expires, and once when the server answers 401. Calls at the same time share one answer. Kept in memory only.
   */
  readonly getToken: () => Promise<{ readonly token: string; readonly expiresAt: string }>
  /** For tests and unusual hosts. Default: the global fetch. */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds to wait before the nth repeat in a row, counted from 1. Default: 300 ms, doubled each time. */
  readonly retryDelay?: (attempt: number) => number
}

export interface Call {
  readonly signal?: AbortSignal
}

/** A call that is done once for its key, as long as what it is about exists. */
export interface OnceCall extends Call {
  /** Hand in the same one to repeat a call that had no answer. Default: a fresh one for each call. */
  readonly idempotencyKey?: string
}

/** A watch that lost its connection: nothing is wrong with what it has told so far. */
export interface WatchGap {
  /** When it tries again by itself: milliseconds since 1970 by this machine’s clock. */
  readonly nextTryAt: number
  /** How many tries have failed in a row. */
  readonly tries: number
}

export interface WatchCall {
  readonly signal: AbortSignal
  /** Called each time the connection is lost or cannot be made, and with undefined when it is back. */
  readonly onGap?: (gap: WatchGap | undefined) => void
}

export interface MessageSearch extends Call {
  readonly bucket?: Bucket
  readonly find?: string
  readonly after?: number
  readonly limit?: number
}

/**
 * Every route of the server as one call. Rejects with CareBatchError: the code of the server's problem, or
 * `server-unreachable` where there was no answer (reads are tried again by themselves first, at most 3 times; writes
 * only where a repeat is harmless).
 */
export interface BatchClient {
  session(call?: Call): Promise<wire.Session>
  settings(call?: Call): Promise<OrganisationSettings>
  saveSettings(settings: OrganisationSettings, call?: Call): Promise<OrganisationSettings>
  templates(call?: Call): Promise<readonly wire.Template[]>
  /** Without `id` a new one is made. */
  saveTemplate(
    template: {
      readonly id?: string
      readonly name: string
      readonly subject: string
      readonly body: string
    },
    call?: OnceCall,
  ): Promise<wire.Template>
  deleteTemplate(id: string, call?: Call): Promise<void>

  questionnaires(call?: Call): Promise<readonly wire.QuestionnaireSummary[]>
  approveQuestionnaire(code: string, call?: Call): Promise<wire.QuestionnaireSummary>

  createPatientList(list: wire.NewPatientList, call?: OnceCall): Promise<wire.PatientListProgress>
  putListRows(list: string, rows: readonly wire.ListRow[], call?: Call): Promise<wire.PatientListProgress>
  lookUpList(list: string, call?: Call): Promise<wire.PatientListProgress>
  lookUpAgain(list: string, lines?: readonly number[], call?: Call): Promise<wire.PatientListProgress>
  earlierUses(list: string, call?: Call): Promise<wire.EarlierUses>
  patientList(list: string, call?: Call): Promise<wire.PatientListProgress>
  listFacts(list: string, after: number, call?: Call): Promise<wire.ListFacts>
  /** The rows as they were sent, by line. */
  listRows(list: string, after: number, call?: Call): Promise<wire.SavedListRows>

  createDraft(content: wire.DraftContent, call?: OnceCall): Promise<wire.SavedDraft>
  drafts(call?: Call): Promise<wire.Drafts>
  /** Rejects with `already-being-sent` where somebody has sent it. */
  draft(id: string, call?: Call): Promise<wire.SavedDraft>
  /** Rejects with `version-conflict`, with `by` and `at` in its details, where somebody else has saved it meanwhile. */
  saveDraft(id: string, save: wire.DraftSave, call?: Call): Promise<wire.SavedDraft>
  deleteDraft(id: string, call?: Call): Promise<void>

  confirmBatch(batch: wire.NewBatch, idempotencyKey: string, call?: Call): Promise<wire.Batch>
  batches(call?: Call): Promise<wire.Batches>
  batch(id: string, call?: Call): Promise<wire.Batch>
  messages(batch: string, search?: MessageSearch): Promise<wire.BatchMessages>
  message(batch: string, message: string, call?: Call): Promise<wire.MessageDetail>
  stop(batch: string, call?: Call): Promise<wire.StopReport>
  /** Nothing new leaves until `resume`. */
  pause(batch: string, call?: Call): Promise<wire.Batch>
  /** Ends whatever holds the batch back. `revision`: as the person saw it. */
  resume(batch: string, revision: number, call?: Call): Promise<wire.Batch>
  /** New times for everybody of whom nothing has left. */
  changeSchedule(batch: string, change: wire.ScheduleChange, call?: Call): Promise<wire.Batch>
  /** One decision for all unknown outcomes, if they are still `expected`. */
  resolveUnknowns(
    batch: string,
    decision: { readonly as: 'send-again' | 'count-as-sent'; readonly expected: number },
    call?: OnceCall,
  ): Promise<{ resolved: number; batch: wire.Batch }>
  /** Stops every batch of the organisation, and holds it until `release`. */
  stopEverything(call?: Call): Promise<wire.StopEverythingReport>
  holds(call?: Call): Promise<wire.OrganisationHolds>
  release(call?: Call): Promise<wire.OrganisationHolds>
  /** Rejects with `attachment-refused`, `why` in its details, where it is not what may be sent. */
  uploadAttachment(attachment: wire.NewAttachment, call?: OnceCall): Promise<wire.Attachment>
  attachment(id: string, call?: Call): Promise<wire.Attachment>
  attachmentContent(id: string, call?: Call): Promise<wire.AttachmentContent>
  /** In whichever batches it was sent, for good. */
  revokeAttachment(id: string, call?: Call): Promise<{ batches: number }>
  /** Nothing behind the links of a batch opens any more, for good. */
  revokeLinks(batch: string, call?: Call): Promise<wire.Batch>
  extendLinks(batch: string, days: number, call?: OnceCall): Promise<wire.Batch>
  /** After dates of birth were guessed on many of its links. */
  openGateAgain(batch: string, call?: Call): Promise<wire.Batch>
  revokeLink(batch: string, message: string, call?: Call): Promise<wire.Batch>
  /** A fresh link in place of the old one. Its address is told this once. */
  issueLinkAgain(batch: string, message: string, call?: OnceCall): Promise<wire.IssuedLink>
  retryFailed(batch: string, call?: OnceCall): Promise<{ retried: number; batch: wire.Batch }>
  resolveUnknown(
    batch: string,
    message: string,
    as: 'send-again' | 'count-as-sent',
    call?: OnceCall,
  ): Promise<wire.MessageDetail>
  /** Entries that are missing in records, by line; `after` is the line to go on after. */
  recordGaps(batch: string, after?: number, call?: Call): Promise<wire.RecordGaps>
  /** Tries to write what is missing again. */
  retryRecords(batch: string, call?: Call): Promise<{ retried: number; batch: wire.Batch }>
  reconciliation(batch: string, call?: Call): Promise<wire.Reconciliation>
  /** CSV of who got it and who did not. */
  outcomes(batch: string, call?: Call): Promise<Blob>

  /** Snapshots, newest wins; goes on by itself after a broken connection. Ends when the signal aborts. */
  watchBatches(call: WatchCall): AsyncIterable<wire.Batches>
  watchBatch(id: string, call: WatchCall): AsyncIterable<wire.Batch>
  watchPatientList(id: string, call: WatchCall): AsyncIterable<wire.PatientListProgress>

  /** Only where the server runs in sandbox mode. */
  readonly sandbox: {
    clock(call?: Call): Promise<{ now: string }>
    advanceClock(hours: number, call?: Call): Promise<{ now: string }>
    phones(search?: Call & { find?: string; after?: string; limit?: number }): Promise<wire.SandboxCopies>
    /** Opens an NHS App message, which stops its fallback. */
    openAppMessage(id: string, call?: Call): Promise<wire.SandboxCopy>
    records(search?: Call & { find?: string; after?: string; limit?: number }): Promise<wire.SandboxRecords>
  }
}
