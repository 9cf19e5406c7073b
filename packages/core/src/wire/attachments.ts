import * as z from 'zod/mini'
import { count, id, instant, text } from './common.ts'

/** Largest document, bytes: 10 MiB. */
export const longestAttachment = 10 * 1024 * 1024

/** `POST /v1/attachments`: the document as it stands on the disk, in base64. */
export const newAttachment = z.object({
  fileName: text(255).check(z.minLength(1)),
  content: z.base64().check(z.minLength(1)),
})
export type NewAttachment = z.infer<typeof newAttachment>

/** Why a document is not taken. docs/reference/attachments.md says what each means. */
export const attachmentRefusals = [
  'kind-not-allowed',
  'name-and-content-differ',
  'holds-macros',
  'holds-active-content',
  'is-encrypted',
  'unpacks-too-large',
  'is-damaged',
  'found-by-scanner',
] as const
export type AttachmentRefusal = (typeof attachmentRefusals)[number]

/**
 * A document that can be sent with a batch. `findings`: what looks like it is about one person, in its name or in its
 * text; a guard that asks, not a proof that there is nothing. `textRead`: whether its text could be looked through.
 */
export const attachment = z.object({
  id,
  fileName: text(255),
  contentType: text(120),
  size: count,
  findings: z.array(z.object({ where: z.enum(['name', 'text']), kind: text(40) })),
  textRead: z.boolean(),
  /** An address as long as each patient's own, which opens nothing: for lengths and previews. */
  linkExample: text(300),
  uploadedBy: text(200),
  uploadedAt: instant,
})
export type Attachment = z.infer<typeof attachment>

/** `GET /v1/attachments/{id}/content`, in base64, for the preview of staff. */
export const attachmentContent = z.object({
  fileName: text(255),
  contentType: text(120),
  content: z.string(),
})
export type AttachmentContent = z.infer<typeof attachmentContent>

/** `POST /v1/attachments/{id}/revoke` */
export const attachmentRevocation = z.object({ batches: count })
