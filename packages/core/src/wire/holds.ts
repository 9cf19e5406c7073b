import * as z from 'zod/mini'
import { batchHoldReasons, organisationHoldReasons } from '../status/hold-reasons.ts'
import { count, instant, namesOf, text } from './common.ts'

/** Nothing new leaves from a batch. With `until` it ends by itself. */
export const batchHold = z.object({
  why: namesOf(batchHoldReasons),
  since: instant,
  /** Missing: the server itself. */
  by: z.optional(text(200)),
  until: z.optional(instant),
})
export type BatchHold = z.infer<typeof batchHold>

/** Nothing new leaves from the whole organisation until a person releases it. */
export const organisationHold = z.object({
  why: namesOf(organisationHoldReasons),
  since: instant,
  by: z.optional(text(200)),
})
export type OrganisationHold = z.infer<typeof organisationHold>

/** `GET /v1/holds`, `POST /v1/release`. */
export const organisationHolds = z.object({ holds: z.array(organisationHold) })
export type OrganisationHolds = z.infer<typeof organisationHolds>

/** Answer of `POST /v1/stop`: exact sets of all batches that were stopped by it, and what holds the organisation now. */
export const stopEverythingReport = z.object({
  batches: count,
  gone: count,
  inFlight: count,
  cancelled: count,
  ended: count,
  holds: z.array(organisationHold),
})
export type StopEverythingReport = z.infer<typeof stopEverythingReport>

/** `POST /v1/batches/{id}/resume`: the revision that the person saw. */
export const resumption = z.object({ revision: count })
