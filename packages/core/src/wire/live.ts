import * as z from 'zod/mini'
import { batch, batches } from './batches.ts'
import { patientListProgress } from './patient-lists.ts'

/**
 * Live updates are newline-delimited server-sent events read with fetch (so that the Authorization header goes along).
 * Each event is a whole snapshot with a version; a reader drops those that are not newer than what it has.
 * `GET /v1/batches/{id}/live` sends `batch`, `GET /v1/live` sends `batches`, `GET /v1/patient-lists/{id}/live` sends `patient-list`.
 */
export const liveEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('batch'), data: batch }),
  z.object({ event: z.literal('batches'), data: batches }),
  z.object({ event: z.literal('patient-list'), data: patientListProgress }),
])
export type LiveEvent = z.infer<typeof liveEvent>
