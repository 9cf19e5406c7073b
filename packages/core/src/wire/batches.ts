import * as z from 'zod/mini'
import {
  batchStatus,
  bucket,
  channel,
  count,
  deliveryCounts,
  id,
  instant,
  isoDate,
  messageState,
  text,
  wayCounts,
} from './common.ts'
import { batchHold, organisationHold } from './holds.ts'
import { batchLinks, messageLink } from './links.ts'

export const messageContent = z.object({ subject: text(200), body: text(5000), greeting: z.boolean() })

export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('at'), at: instant }),
  z.object({
    kind: z.literal('stagger'),
    start: instant,
    days: z.int().check(z.minimum(2), z.maximum(60)),
    keepsHours: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('paced'),
    start: instant,
    patients: z.int().check(z.minimum(1), z.maximum(100_000)),
    per: z.enum(['day', 'hour']),
    keepsHours: z.optional(z.boolean()),
  }),
])

/**
 * `POST /v1/batches` with an `Idempotency-Key` header, kept as long as the batch: the same key with the same body
 * answers with the same batch, with another body it is refused. `expected` is what the person who pressed Send saw;
 * the server makes its own review and refuses (`review-changed`) if it comes to another.
 */
export const newBatch = z.object({
  name: text(120).check(z.minLength(1)),
  batchType: text(60),
  patientList: id,
  message: messageContent,
  schedule,
  fallbackAfterHours: z.optional(z.number().check(z.positive(), z.maximum(72))),
  expected: z.object({ patients: count, contactable: count }),
  /** Goes to everybody by a link that opens with the date of birth. */
  attachment: z.optional(id),
  /** Code of the questionnaire, where the type sends one. */
  questionnaire: z.optional(id),
  /** The draft that becomes this batch. One draft becomes one batch, whoever presses Send (`already-being-sent`). */
  draft: z.optional(id),
})
export type NewBatch = z.infer<typeof newBatch>

/** `PUT /v1/batches/{id}/schedule`: for everybody of whom nothing has left. `revision`: as the person saw it. */
export const scheduleChange = z.object({ schedule, revision: count })
export type ScheduleChange = z.infer<typeof scheduleChange>

/** Record entries: "sent" for each message that was accepted, and "not delivered" where that turned out to be so. */
export const recordCounts = z.object({ due: count, written: count, gaps: count })

/** A snapshot, never a delta. `version` grows with every change; buckets add up to `patients`. */
export const batch = z.object({
  id,
  version: z.int(),
  name: text(120),
  batchType: text(60),
  status: batchStatus,
  patients: count,
  counts: deliveryCounts,
  /** By first way of sending. */
  channels: z.object({ email: count, 'nhs-app': count, sms: count }),
  /** What each way came to; who moved on to a next way is in both. Missing for a batch from before it was counted. */
  ways: z.optional(wayCounts),
  records: recordCounts,
  /** Of those who are not contactable: no number, no +44 number, or no mobile. */
  withoutMobile: count,
  message: messageContent,
  schedule,
  fileName: text(255),
  createdBy: text(200),
  createdAt: instant,
  /** Until then Stop means that nothing at all leaves; missing when nothing is held back. */
  undoUntil: z.optional(instant),
  firstDueAt: z.optional(instant),
  lastDueAt: z.optional(instant),
  stopped: z.optional(z.object({ by: text(200), at: instant })),
  /** Counts what people decided about the running batch; named by whoever decides next. */
  revision: count,
  /** Nothing new leaves, for this reason. */
  hold: z.optional(batchHold),
  /** Nothing new leaves from the whole organisation, for these reasons. */
  organisationHolds: z.optional(z.array(organisationHold)),
  /** Sending rests because a look-up or a provider does not answer. */
  resting: z.optional(
    z.object({
      why: z.enum(['look-up-down', 'provider-down', 'held']),
      since: instant,
      nextTryAt: z.optional(instant),
    }),
  ),
  /** Of a batch with something behind links: how they stand. */
  links: z.optional(batchLinks),
  changedAt: instant,
})
export type Batch = z.infer<typeof batch>

export const batches = z.object({
  batches: z.array(batch),
  version: z.int(),
  organisationHolds: z.optional(z.array(organisationHold)),
})
export type Batches = z.infer<typeof batches>

/** One person of a batch. */
export const batchMessage = z.object({
  id,
  line: z.int(),
  name: z.optional(text(300)),
  nhsNumber: z.optional(text(20)),
  state: messageState,
  bucket,
  /** Why, where the state has a reason: code of a contactability reason or of a failure. */
  reason: z.optional(text(60)),
  /** Of the step that counts now. */
  channel: z.optional(channel),
  /** The way it was first sent, e.g. nhs-app where a text followed. */
  firstChannel: z.optional(channel),
  dueAt: z.optional(instant),
  changedAt: instant,
  record: z.enum(['none', 'due', 'written', 'gap']),
})
export type BatchMessage = z.infer<typeof batchMessage>

/** `GET /v1/batches/{id}/messages?bucket=&find=&after=&limit=`: by line; `find` matches a name or NHS number. */
export const batchMessages = z.object({
  messages: z.array(batchMessage),
  /** How many match in all. */
  total: count,
  next: z.optional(z.int()),
})
export type BatchMessages = z.infer<typeof batchMessages>

/** What happened to one message, oldest first. `code` is one of docs/reference/timeline.md. */
export const timelineEvent = z.object({
  at: instant,
  code: text(60),
  channel: z.optional(channel),
  detail: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
})
export type TimelineEvent = z.infer<typeof timelineEvent>

/** A questionnaire that was answered, as a person reads it. */
export const reply = z.object({
  answeredAt: instant,
  /** All of it as text, flags first: for a record. */
  summary: text(100_000),
  /** In the order of the questions; without an answer: left empty. */
  lines: z.array(
    z.object({
      question: text(2_000),
      answer: z.optional(text(10_000)),
      /** Why this answer should be read first. */
      redFlags: z.array(text(500)),
    }),
  ),
})

export const messageDetail = z.extend(batchMessage, {
  dateOfBirth: z.optional(isoDate),
  /** Where it goes, way by way. */
  plan: z.array(z.object({ channel, address: text(320), fallbackAfterMs: z.optional(count) })),
  sent: z.array(z.object({ channel, subject: z.optional(text(200)), body: text(6000) })),
  timeline: z.array(timelineEvent),
  /** The newest link of this patient. */
  link: z.optional(messageLink),
  /** What this patient answered to the questionnaire. */
  reply: z.optional(reply),
  /** What still will happen by itself. */
  next: z.array(z.object({ kind: text(40), at: instant })),
})
export type MessageDetail = z.infer<typeof messageDetail>

/** Answer of `POST /v1/batches/{id}/stop`: three exact sets that add up to those who were to be messaged. */
export const stopReport = z.object({
  /** A provider had accepted it. */
  gone: count,
  /** Submitted, may still arrive; shrinks as answers come. */
  inFlight: count,
  /** Never will be sent. */
  cancelled: count,
  /** Ended before the stop in another way (failed, skipped). */
  ended: count,
  batch,
})
export type StopReport = z.infer<typeof stopReport>

/** `POST /v1/batches/{id}/messages/{messageId}/resolve`, for outcome-unknown only. */
export const resolution = z.object({ as: z.enum(['send-again', 'count-as-sent']) })

/**
 * `POST /v1/batches/{id}/resolve`: one decision for everybody whose outcome is unknown, if they are still as many as
 * the person saw (`version-conflict` otherwise).
 */
export const resolutions = z.object({ as: z.enum(['send-again', 'count-as-sent']), expected: count })
export const resolutionReport = z.object({ resolved: count, batch })

/** `POST /v1/batches/{id}/retry`: the failed, and only they. */
export const retryReport = z.object({ retried: count, batch })

/** `GET /v1/batches/{id}/reconciliation`: counts as kept, and counted again from the rows. */
export const reconciliation = z.object({
  patients: count,
  counts: deliveryCounts,
  sum: count,
  recount: deliveryCounts,
  /** By way of sending, where that is counted. */
  ways: z.optional(wayCounts),
  waysRecount: z.optional(wayCounts),
  agrees: z.boolean(),
  openUnknown: count,
  at: instant,
})
export type Reconciliation = z.infer<typeof reconciliation>
