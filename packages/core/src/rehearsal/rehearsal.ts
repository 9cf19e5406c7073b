import type { PatientListReview } from '../contactability/patient-list-review.ts'
import type { ContentFinding } from '../message/check-content.ts'
import type { SmsMeasure, SmsProfile } from '../message/measure-sms.ts'
import type { MessageContent } from '../message/message-content.ts'
import type { RenderContext } from '../message/render-message.ts'
import type { Channel } from '../primitives/channel.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { Instant } from '../primitives/instant.ts'
import type { CostlyInList } from './costly-in-list.ts'
import type { TextCost } from './text-cost.ts'

export interface RehearsalInput {
  readonly review: PatientListReview
  readonly content: MessageContent
  readonly practice: RenderContext['practice']
  readonly settings: {
    readonly pencePerText: number
    /** How many in a hundred NHS App messages are taken to stay unread. An assumption, never a promise. */
    readonly assumedUnreadPercent: number
  }
  /** When the i-th contactable patient's message leaves, from 0: `planSchedule(…).dueAt`. */
  readonly dueAt: (index: number) => Instant
  readonly smsProfile?: SmsProfile | undefined
  /** An address as long as each patient's own, where everybody gets a link. */
  readonly link?: string | undefined
  /** Names of the documents that everybody gets. */
  readonly attachmentNames?: readonly string[] | undefined
  /** When a message that would leave at a time does leave: `nextWindow`, for those who hold messages. */
  readonly heldUntil?: ((at: Instant) => Instant) | undefined
  /** Makes old dates in the message count as dates of birth. */
  readonly today?: IsoDate | undefined
  /** Whether a time lies outside the organisation's send window: `checkSendWindow`, for those who have it. */
  readonly isOutsideSendWindow?: ((at: Instant) => boolean) | undefined
}

/** The whole batch played through before anything is sent. */
export interface Rehearsal {
  readonly patients: number
  readonly contactable: number
  /** Who would not be messaged, by the reason that applies to them. */
  readonly byReason: ReadonlyMap<string, number>
  /** Contactable patients by the way they are first reached. */
  readonly channels: Readonly<Record<Channel, number>>
  /** Texts that leave as the first way. */
  readonly texts: TextCost
  /** Texts that follow if every NHS App message stays unread. */
  readonly fallbackTexts: TextCost
  readonly atMost: TextCost
  /** Texts that leave if the assumed share of NHS App messages stays unread; whole texts, evenly over all lengths. */
  readonly expected: {
    readonly unreadPercent: number
    readonly fallbackTexts: number
    readonly texts: number
    readonly pence: number
  }
  /** Characters that make texts longer than they look, the costliest first. */
  readonly costly: readonly CostlyInList[]
  /** NHS App patients without a mobile: nothing follows if they do not open it. */
  readonly withoutFallback: number
  readonly longestText: { readonly line: number; readonly measure: SmsMeasure } | undefined
  /** Placeholders that some patients have no value for, with the lines of those patients. */
  readonly missingValues: readonly MissingValue[]
  readonly firstDueAt: Instant | undefined
  readonly lastDueAt: Instant | undefined
  /** After this nothing leaves any more, whoever reads what. */
  readonly lastSendAt: Instant | undefined
  /** Each way with how many would be tried by it and when, those who are tried first before those who follow. */
  readonly sends: readonly RehearsedSends[]
  /** Earliest and latest time at which a text may follow an unread NHS App message. */
  readonly fallbackWindow: { readonly from: Instant; readonly until: Instant } | undefined
  readonly warnings: readonly RehearsalWarning[]
}

/** One way of sending as the first one, or as the one that follows an unread message. */
export interface RehearsedSends {
  readonly channel: Channel
  readonly isFallback: boolean
  readonly patients: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

export interface MissingValue {
  readonly placeholder: string
  readonly lines: readonly number[]
}

/** Something that staff should look at before they send. None of these forbids it. */
export type RehearsalWarning =
  /** A text names or describes one person, and would go to all. */
  | { readonly code: 'personal-details'; readonly findings: readonly ContentFinding[] }
  /** A link that hides where it leads. */
  | { readonly code: 'link-shortener'; readonly findings: readonly ContentFinding[] }
  /** Something that looks as if it should be filled in, and nothing fills it. */
  | { readonly code: 'unfilled-placeholder'; readonly findings: readonly ContentFinding[] }
  /** Somebody else may read the message. */
  | { readonly code: 'mobile-shared'; readonly lines: readonly number[] }
  /** Texts of more than 918 characters, which providers refuse. */
  | { readonly code: 'text-too-long'; readonly lines: readonly number[] }
  | { readonly code: 'outside-send-window'; readonly patients: number }
  /** Texts that follow an unread NHS App message outside the send window. */
  | { readonly code: 'fallback-outside-send-window'; readonly patients: number }
