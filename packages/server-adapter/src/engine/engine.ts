import type {
  Attachment,
  AttachmentContent,
  Batch,
  Batches,
  BatchMessage,
  DraftContent,
  Drafts,
  DraftSave,
  EarlierUses,
  IssuedLink,
  ListFacts,
  ListRow,
  MessageDetail,
  NewAttachment,
  NewBatch,
  NewPatientList,
  OrganisationHolds,
  OrganisationSettings,
  PatientListProgress,
  QuestionnaireSummary,
  Reconciliation,
  RecordGaps,
  SavedDraft,
  SavedListRows,
  ScheduleChange,
  StopEverythingReport,
  StopReport,
  Template,
} from '@carebatch/core/wire'
import type { ByteRange } from '../ports/attachment-store.ts'
import type { Answers, Bucket, IsoDate, LinkToken } from '@carebatch/core'
import type { Actor } from '../ports/authoriser.ts'
import type { StoredDocument } from '../ports/store/document-table.ts'
import type { Receipt } from '../ports/sender.ts'
import type { OpenedDocument } from './documents/open-document.ts'
import type { PatientAnswers } from './questionnaires/patient-answers.ts'
import type { StoredReply } from '../ports/store/questionnaire-table.ts'
import type { LinkReport } from './links/report-link.ts'
import type { PatientLink } from './links/patient-link.ts'

export interface MessageQuery {
  readonly bucket?: Bucket
  /** Part of a name, or of an NHS number, without regard to case or spaces. */
  readonly find?: string
  /** Line after which the page starts. */
  readonly after?: number
  readonly limit: number
}

/** An organisation's changes, or those of one of its batches. */
export interface Watched {
  readonly organisation: string
  readonly batch?: string
}

/** Of a link: whose it is, and what stands behind it. */
type BehindLink = Pick<PatientLink, 'organisation' | 'behind'>

/**
 * Everything the HTTP routes can ask for. Each verb is one file of this folder. All take the organisation from the
 * actor; what belongs to another organisation is `not-found`. What takes an idempotency key is done once for each key,
 * as long as the batch, list or draft exists; without one each call is another one.
 */
export interface Engine {
  createPatientList(
    actor: Actor,
    input: NewPatientList,
    idempotencyKey?: string,
  ): Promise<PatientListProgress>
  putListRows(actor: Actor, list: string, rows: readonly ListRow[]): Promise<PatientListProgress>
  /** Looks up every row that has no facts yet, or whose NHS number changed. Durable: goes on after a crash. */
  lookUpList(actor: Actor, list: string): Promise<PatientListProgress>
  readPatientList(actor: Actor, list: string): Promise<PatientListProgress>
  /** Asks anew about these lines; without lines about all that had no answer. */
  lookUpAgain(actor: Actor, list: string, lines?: readonly number[]): Promise<PatientListProgress>
  /** Batches of the last 6 months that had the same patients, or nearly the same. */
  readEarlierUses(actor: Actor, list: string): Promise<EarlierUses>
  /** The rows as they were sent, by line. */
  readListRows(actor: Actor, list: string, after: number): Promise<SavedListRows>
  readListFacts(actor: Actor, list: string, after: number): Promise<ListFacts>

  createDraft(actor: Actor, content: DraftContent, idempotencyKey?: string): Promise<SavedDraft>
  listDrafts(actor: Actor): Promise<Drafts>
  readDraft(actor: Actor, draft: string): Promise<SavedDraft>
  /** Refused (`version-conflict`) where somebody else has saved it meanwhile. */
  saveDraft(actor: Actor, draft: string, save: DraftSave): Promise<SavedDraft>
  /** Its list goes with it. */
  deleteDraft(actor: Actor, draft: string): Promise<void>

  /** Refused (`already-being-sent`) where its draft has become a batch under another key. */
  confirmBatch(actor: Actor, input: NewBatch, idempotencyKey: string): Promise<Batch>
  listBatches(actor: Actor): Promise<Batches>
  readBatch(actor: Actor, batch: string): Promise<Batch>
  listMessages(
    actor: Actor,
    batch: string,
    query: MessageQuery,
  ): Promise<{ messages: BatchMessage[]; total: number; next?: number }>
  readMessage(actor: Actor, batch: string, message: string): Promise<MessageDetail>
  stopBatch(actor: Actor, batch: string): Promise<StopReport>
  retryFailed(
    actor: Actor,
    batch: string,
    idempotencyKey?: string,
  ): Promise<{ retried: number; batch: Batch }>
  resolveUnknown(
    actor: Actor,
    batch: string,
    message: string,
    as: 'send-again' | 'count-as-sent',
    idempotencyKey?: string,
  ): Promise<MessageDetail>
  pauseBatch(actor: Actor, batch: string): Promise<Batch>
  /** Ends whatever holds a batch back. Refused (`version-conflict`) where somebody else has steered it meanwhile. */
  resumeBatch(actor: Actor, batch: string, revision: number): Promise<Batch>
  /** New times for everybody of whom nothing has left. */
  changeSchedule(actor: Actor, batch: string, change: ScheduleChange): Promise<Batch>
  resolveUnknowns(
    actor: Actor,
    batch: string,
    decision: { as: 'send-again' | 'count-as-sent'; expected: number },
    idempotencyKey?: string,
  ): Promise<{ resolved: number; batch: Batch }>
  /** Stops every batch; nothing new leaves from the organisation until it is released. */
  stopEverything(actor: Actor): Promise<StopEverythingReport>
  releaseOrganisation(actor: Actor): Promise<OrganisationHolds>
  readHolds(actor: Actor): Promise<OrganisationHolds>
  reconcile(actor: Actor, batch: string): Promise<Reconciliation>
  /** Who got it and who did not: CSV text with a byte order mark, cells neutralised for spreadsheets. */
  exportOutcomes(actor: Actor, batch: string): Promise<string>

  /** Entries that are missing in records, by line. */
  readRecordGaps(
    actor: Actor,
    batch: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<RecordGaps>
  /** Tries to write what is missing again. */
  retryRecords(actor: Actor, batch: string): Promise<{ retried: number; batch: Batch }>

  readSettings(actor: Actor): Promise<OrganisationSettings>
  writeSettings(actor: Actor, settings: OrganisationSettings): Promise<OrganisationSettings>
  listTemplates(actor: Actor): Promise<Template[]>
  saveTemplate(
    actor: Actor,
    input: { id?: string; name: string; subject: string; body: string },
    idempotencyKey?: string,
  ): Promise<Template>
  deleteTemplate(actor: Actor, template: string): Promise<void>

  /** Refused (`attachment-refused`, `request-too-large`) where it is not what may be sent. */
  uploadAttachment(actor: Actor, input: NewAttachment, idempotencyKey?: string): Promise<Attachment>
  readAttachment(actor: Actor, id: string): Promise<Attachment>
  readAttachmentContent(actor: Actor, id: string): Promise<AttachmentContent>
  /** Nobody opens it any more, whichever batches it was sent with. */
  revokeAttachment(actor: Actor, id: string): Promise<{ batches: number }>
  /** What stands behind a link that was opened. Undefined: it is gone. */
  describeDocument(link: BehindLink): Promise<StoredDocument | undefined>
  openDocument(link: BehindLink, range?: ByteRange): Promise<OpenedDocument | undefined>
  /** Questionnaires that can be sent, and who approved them. */
  listQuestionnaires(actor: Actor): Promise<QuestionnaireSummary[]>
  approveQuestionnaire(actor: Actor, code: string): Promise<QuestionnaireSummary>
  /** What stands behind a link to a questionnaire, and what was answered so far. */
  readAnswers(link: PatientLink): Promise<PatientAnswers>
  saveAnswers(link: PatientLink, answers: Answers): Promise<PatientAnswers>
  /** Undefined: something that must be answered is not. */
  sendAnswers(link: PatientLink): Promise<StoredReply | undefined>

  /** What a patient's token leads to. Undefined: to nothing. Changes nothing, however often it is asked. */
  readLink(token: LinkToken): Promise<PatientLink | undefined>
  /** Counts the try, and says how the link stands after it. Undefined: there is no such link. */
  openLink(
    token: LinkToken,
    dateOfBirth: IsoDate,
  ): Promise<{ readonly passed: boolean; readonly link: PatientLink } | undefined>
  /** Tells staff what somebody said on the page of a link. False: there is no such link. */
  reportLink(token: LinkToken, report: LinkReport): Promise<boolean>
  /** Proof for a device that passed the gate of a link, for 30 minutes. */
  issuePass(link: Pick<PatientLink, 'hash'>): string
  isPassValid(link: Pick<PatientLink, 'hash'>, pass: string): boolean
  /** All links of a batch, at once and for good. */
  revokeLinks(actor: Actor, batch: string): Promise<Batch>
  revokeLink(actor: Actor, batch: string, message: string): Promise<Batch>
  issueLinkAgain(actor: Actor, batch: string, message: string, idempotencyKey?: string): Promise<IssuedLink>
  extendLinks(actor: Actor, batch: string, days: number, idempotencyKey?: string): Promise<Batch>
  /** After dates of birth were guessed on many links of the batch. */
  openGateAgain(actor: Actor, batch: string): Promise<Batch>

  /** Evidence from a provider: any order, any number of times, before or after our own commit. */
  applyReceipts(sender: string, receipts: readonly Receipt[]): Promise<void>

  /** Version of an organisation's newest change, for live updates. O(1). */
  versionOf(organisation: string, batch?: string): Promise<number>
  /** The same for many at once, in order, of any organisations. */
  versionsOf(watched: readonly Watched[]): Promise<readonly number[]>
  /** Works until nothing is due any more: claims, calls, look-ups, record entries, timers. For clocks that are moved, and tests. */
  settle(): Promise<void>
  /** When the next thing falls due, or undefined. */
  nextDueAt(): Promise<number | undefined>
  /** How long the longest due thing has been due, milliseconds, 0 where nothing is late; and how many batches rest. */
  readHealth(): Promise<{ oldestDueMs: number; holds: number }>
  /**
   * Delivers the event with this id, and all later ones, to an endpoint once more; resolves with how many. Rejects with
   * `not-found` where there is no such endpoint, or the event is not kept any more.
   */
  replayWebhooks(endpoint: string, from: string): Promise<number>
  start(): Promise<void>
  /** Finishes what is under way and takes nothing new. */
  stop(): Promise<void>
}
