import * as z from 'zod/mini'
import { count, id, instant, text } from './common.ts'

/** An entry that is missing in a patient's record: the message went, and the record does not tell of it. */
export const recordGap = z.object({
  message: id,
  line: z.int(),
  name: z.optional(text(300)),
  nhsNumber: z.optional(text(20)),
  kind: z.enum(['sent', 'not-delivered']),
  /** What the record said, or `record-unreachable` after 7 days without an answer. */
  why: text(100),
  since: instant,
})
export type RecordGap = z.infer<typeof recordGap>

/** `GET /v1/batches/{id}/record-gaps?after=&limit=`: by line; `next` is the line to go on after. */
export const recordGaps = z.object({ gaps: z.array(recordGap), total: count, next: z.optional(z.int()) })
export type RecordGaps = z.infer<typeof recordGaps>
