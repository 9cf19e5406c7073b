import type {
  Bucket,
  Channel,
  MessageLedger,
  MessageState,
  PlannedStep,
  TimelineCode,
  TryState,
  WayResult,
} from '@carebatch/core'
import type { SubmissionMember } from './submission-table.ts'

/** Everybody of a list becomes one of these, also who is not contactable. */
export interface StoredMessage {
  /** `<batch>-<line>`: unique for ever, since batch ids are random. */
  readonly id: string
  readonly batch: string
  readonly organisation: string
  readonly line: number
  readonly nhsNumber: string | undefined
  readonly name: string | undefined
  readonly firstName: string | undefined
  readonly lastName: string | undefined
  readonly dateOfBirth: string | undefined
  readonly plan: readonly PlannedStep[]
  readonly ledger: MessageLedger
  readonly state: MessageState
  /** Code of a contactability reason or of a failure, where the state has one. */
  readonly reason: string | undefined
  readonly factsAsOf: number | undefined
  /** When the try that is due, or under way, was handed over for the first time; missing before that. */
  readonly triedSince: number | undefined
  /** When its first step is or was due. */
  readonly dueAt: number | undefined
  readonly changedAt: number
  /** Outcomes by way as they were last written and counted; a store fills it in. Missing: it waits for its first way. */
  readonly ways?: readonly WayResult[] | undefined
}

/** What a provider is or was given for one try, so that a repeat is the same byte for byte. */
export interface StoredTry {
  readonly message: string
  readonly step: number
  readonly generation: number
  readonly what: TryState
  readonly channel: Channel
  readonly to: string
  readonly subject: string | undefined
  readonly body: string
  /** Which of the patient's links is meant by the mask in the text. Missing: there is none in it. */
  readonly linkIssue?: number | undefined
  readonly submittedAt: number
  /** What the provider calls it, once it said so. */
  readonly providerId?: string | undefined
}

/** Who said what they call a try. */
export interface ProviderId extends SubmissionMember {
  readonly providerId: string
}

export interface StoredEvent {
  readonly message: string
  readonly at: number
  readonly code: TimelineCode
  readonly channel?: Channel | undefined
  readonly detail?: Readonly<Record<string, string | number | boolean>> | undefined
}

export interface MessageSearch {
  readonly bucket?: Bucket | undefined
  readonly find?: string | undefined
  readonly after?: number | undefined
  readonly limit: number
}

export interface MessageTable {
  /** Rows of a batch in preparation. One that exists is left as it is. */
  insert(messages: readonly StoredMessage[]): Promise<void>
  /** Read in order to be changed (PostgreSQL: for update, in the order of their ids). */
  findAll(ids: readonly string[]): Promise<readonly StoredMessage[]>
  /** Those of them whose facts are older, or that have none. */
  withFactsBefore(ids: readonly string[], at: number): Promise<readonly StoredMessage[]>
  page(batch: string, search: MessageSearch): Promise<{ messages: readonly StoredMessage[]; total: number }>
  inBucket(batch: string, bucket: Bucket, afterLine: number, limit: number): Promise<readonly StoredMessage[]>
  /** Messages that a hold keeps back. */
  heldBack(batch: string, limit: number): Promise<readonly StoredMessage[]>
  /** Messages of which nothing has been handed over yet, by line. */
  notLeft(batch: string, afterLine: number, limit: number): Promise<readonly StoredMessage[]>
  countNotLeft(batch: string): Promise<number>
  after(batch: string, line: number, limit: number): Promise<readonly StoredMessage[]>
  /** Those of which an entry is missing in the record. */
  withGaps(batch: string, afterLine: number, limit: number): Promise<readonly StoredMessage[]>
  /** Messages that a stop has yet to withdraw. */
  toStop(batch: string, limit: number): Promise<readonly StoredMessage[]>
  /** Line of the last row, 0 where there is none. */
  lastLine(batch: string): Promise<number>
  /** Writes ledgers, states and tries as they are now. */
  save(messages: readonly StoredMessage[]): Promise<void>
  /** What goes out with tries that were just opened; an earlier text of the same try is replaced. */
  saveTexts(tries: readonly StoredTry[]): Promise<void>
  texts(messages: readonly string[]): Promise<readonly StoredTry[]>
  /** What providers call tries that they accepted. Of a try without a text nothing is kept. */
  saveProviderIds(ids: readonly ProviderId[]): Promise<void>
  addEvents(events: readonly StoredEvent[]): Promise<void>
  events(message: string): Promise<readonly StoredEvent[]>
  /** How many were accepted, may still arrive, never will leave, or had ended otherwise. Excluded ones are in none. */
  reach(batch: string): Promise<{ gone: number; inFlight: number; cancelled: number; ended: number }>
}
