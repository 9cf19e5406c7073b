import * as z from 'zod/mini'
import { parseInstant, type Instant } from '../primitives/instant.ts'
import { buckets, batchStatuses, messageStates } from '../status/buckets.ts'
import { wayOutcomes, ways } from '../status/way-outcomes.ts'
import { channels } from '../primitives/channel.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import { errorCodes, type ErrorCode } from '../errors.ts'

/** ISO 8601 in UTC. */
export const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && parseInstant(value) === value,
)
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))
export const count = z.int().check(z.nonnegative())
export const isoDate = z.custom<IsoDate>(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
)
export const text = (most: number) => z.string().check(z.maxLength(most))

/** One of the names of a table. */
export const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(table) as [Name, ...Name[]])

export const channel = z.enum(channels)
export const bucket = z.enum(buckets)
export const messageState = z.enum(messageStates)
export const batchStatus = z.enum(batchStatuses)

export const deliveryCounts = z.object({
  delivered: count,
  emailed: count,
  sending: count,
  waiting: count,
  failed: count,
  'no-confirmation': count,
  'outcome-unknown': count,
  skipped: count,
  cancelled: count,
  'not-contactable': count,
})

/** By way of sending, then by outcome; what is not mentioned holds nobody. */
export const wayCounts = z.partialRecord(z.enum(ways), z.partialRecord(z.enum(wayOutcomes), count))

/** RFC 9457 problem. `code` is the stable one; `detail` is a sentence for developers and never holds patient data. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  retryable: z.boolean(),
  /** Names this answer in the server's log. */
  reference: z.string(),
  details: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
})
export type Problem = z.infer<typeof problem>
