import * as z from 'zod/mini'
import { channel, count, id, instant, text } from './common.ts'

/** `POST /v1/sandbox/token`: no authorisation needed, exists on 127.0.0.1 in sandbox mode only. */
export const sandboxTokenRequest = z.object({ organisation: id, user: z.optional(text(200)) })
export type SandboxTokenRequest = z.infer<typeof sandboxTokenRequest>
export const sandboxToken = z.object({ token: text(2000), expiresAt: instant })
export type SandboxToken = z.infer<typeof sandboxToken>
export const sandboxOrganisation = z.object({
  id,
  name: text(200),
  clinicalSystem: text(60),
  hasAccess: z.boolean(),
})
export type SandboxOrganisation = z.infer<typeof sandboxOrganisation>
/** `GET /v1/sandbox/organisations`: no authorisation needed. */
export const sandboxOrganisations = z.object({ organisations: z.array(sandboxOrganisation) })

/** `GET /v1/sandbox/clock`, and the answer of advance. */
export const sandboxClock = z.object({ now: instant })
/** `POST /v1/sandbox/clock/advance`: everything that falls due on the way happens in order before the answer comes. */
export const clockAdvance = z.object({ hours: z.number().check(z.positive(), z.maximum(24 * 120)) })

/** What a patient's phone, NHS App or mailbox received. The provider's own truth, kept apart from the engine's tables. */
export const sandboxCopy = z.object({
  id,
  channel,
  /** Phone number, email address or NHS number. */
  to: text(320),
  subject: z.optional(text(200)),
  body: text(6000),
  receivedAt: instant,
  state: z.enum(['accepted', 'delivered', 'read', 'failed']),
  /** Our key, so that a copy can be compared with the ledger. */
  key: text(200),
})
export type SandboxCopy = z.infer<typeof sandboxCopy>

/** `GET /v1/sandbox/phones?find=&after=&limit=`: newest first. `byChannel` counts all copies that did not fail. */
export const sandboxCopies = z.object({
  copies: z.array(sandboxCopy),
  total: count,
  byChannel: z.object({ email: count, 'nhs-app': count, sms: count }),
  next: z.optional(id),
})
export type SandboxCopies = z.infer<typeof sandboxCopies>

/** `GET /v1/sandbox/records`: what record writing handed over, newest first. */
export const sandboxRecord = z.object({
  id,
  nhsNumber: text(20),
  batch: text(120),
  kind: z.enum(['sent', 'not-delivered']),
  channel,
  text: text(6000),
  code: z.optional(z.object({ system: text(100), code: text(20), display: text(200) })),
  sentAt: instant,
  writtenAt: instant,
})
export type SandboxRecord = z.infer<typeof sandboxRecord>
export const sandboxRecords = z.object({
  records: z.array(sandboxRecord),
  total: count,
  next: z.optional(id),
})
export type SandboxRecords = z.infer<typeof sandboxRecords>
