import * as z from 'zod/mini'
import { linkStates } from '../links/link-state.ts'
import { linkKinds } from '../primitives/link-kind.ts'
import { count, id, instant, text } from './common.ts'

/** Links of a batch together. Patients are counted, not links: who was issued a second one is counted once. */
export const batchLinks = z.object({
  kind: z.enum(linkKinds),
  /** Id of what stands behind them. */
  target: id,
  links: count,
  opened: count,
  /** Closed by too many wrong dates of birth, with none issued since. */
  locked: count,
  notMe: count,
  cannotOpen: count,
  /** All of them, for good. */
  revoked: z.optional(z.object({ by: text(200), at: instant })),
  /** Dates of birth were guessed on many of them: none opens until staff say how it goes on. */
  closedAt: z.optional(instant),
})
export type BatchLinks = z.infer<typeof batchLinks>

/** The newest link of one patient. `closed`: see `closedAt` of the batch. */
export const messageLink = z.object({
  state: z.enum([...linkStates, 'closed']),
  /** 1 for the first; one more with each that was issued after it. */
  issue: count,
  since: instant,
  expiresAt: instant,
  openedAt: z.optional(instant),
  triesLeft: count,
})
export type MessageLink = z.infer<typeof messageLink>

/** `POST /v1/batches/{id}/links/extend` */
export const linkExtension = z.object({ days: z.int().check(z.minimum(1), z.maximum(365)) })

/** `POST /v1/batches/{id}/messages/{messageId}/link/issue`: the address is told this once. */
export const issuedLink = z.object({ address: text(300), expiresAt: instant })
export type IssuedLink = z.infer<typeof issuedLink>
