import * as z from 'zod/mini'
import { count } from './common.ts'

/** `GET /v1/health`: figures of all organisations together, nothing about anybody. Not reachable: problem `database-unavailable`. */
export const health = z.object({
  role: z.enum(['api', 'worker', 'both']),
  /** For how long the longest due thing has been due. Over a minute in the middle of sending is a lot. */
  oldestDueSeconds: count,
  /** Batches that rest because somebody does not answer, or because staff were asked. */
  holds: count,
})
export type Health = z.infer<typeof health>
