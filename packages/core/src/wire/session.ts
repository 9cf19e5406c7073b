import * as z from 'zod/mini'
import { channel, id, instant, text } from './common.ts'

export const permission = z.enum(['batches:read', 'batches:send', 'settings:write', 'sandbox'])
export type Permission = z.infer<typeof permission>

/** `GET /v1/session`: who is asking, for which organisation, and what is possible there. */
export const session = z.object({
  organisation: z.object({
    id,
    name: text(200),
    odsCode: text(12),
    /** Code of the clinical-system registry. */
    clinicalSystem: text(60),
    country: z.enum(['england', 'wales']),
  }),
  user: z.object({ id, name: text(200) }),
  permissions: z.array(permission),
  /** Whether the organisation has batch messaging at all (guide, step 1). */
  hasAccess: z.boolean(),
  mode: z.enum(['sandbox', 'live']),
  /** The server's clock: what "today" and "now" mean. */
  now: instant,
  channels: z.array(channel),
  /** Of these, those that go to contact details of the provider's own, whatever a list or a review says. Default: none. */
  contactsFromProvider: z.optional(z.array(channel)),
  /** Batch types that work on this server. */
  batchTypes: z.array(text(60)),
})
export type Session = z.infer<typeof session>
