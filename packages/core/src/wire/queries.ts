import * as z from 'zod/mini'
import { bucket, count, text } from './common.ts'

// Text in an address, a number for the handler.
const wholeNumber = z.coerce.number().check(z.multipleOf(1), z.nonnegative())
const pageSize = (most: number) => z.coerce.number().check(z.multipleOf(1), z.minimum(1), z.maximum(most))

/** Strict, because a name or number that somebody puts into the address must be refused, not ignored. */
export const messagePage = z.strictObject({
  bucket: z.optional(bucket),
  after: z.optional(wholeNumber),
  limit: z.optional(pageSize(1000)),
})

/** `POST /v1/batches/{id}/messages/search`: names and NHS numbers travel in a body, since addresses are logged on the way. */
export const messageSearch = z.object({
  bucket: z.optional(bucket),
  find: text(200),
  after: z.optional(count),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
})

export const linePage = z.strictObject({ after: z.optional(wholeNumber), limit: z.optional(pageSize(1000)) })

export const factsPage = z.strictObject({ after: z.optional(wholeNumber) })
export const rowsPage = factsPage

/** Of the sandbox, where all people are invented: `find` may stand in the address. */
export const sandboxPage = z.strictObject({
  find: z.optional(text(200)),
  after: z.optional(text(64)),
  limit: z.optional(pageSize(1000)),
})
export type SandboxPage = z.infer<typeof sandboxPage>

/** Of a POST that must not be done twice: chosen by the client, one for each press of a button. */
export const idempotency = z.object({ 'idempotency-key': z.string().check(z.regex(/^[\x21-\x7e]{8,128}$/)) })
