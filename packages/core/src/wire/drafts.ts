import * as z from 'zod/mini'
import { draftSteps } from '../draft/draft-state.ts'
import { schedule } from './batches.ts'
import { count, id, instant, text } from './common.ts'

/**
 * What staff have entered so far, right or wrong: limits are wider than those of a batch. No patient is in it: their
 * rows, and what was decided about them, are in the list that it names.
 */
export const draftContent = z.object({
  step: z.enum(draftSteps),
  name: text(1_000),
  batchType: z.optional(text(60)),
  message: z.object({ subject: text(2_000), body: text(20_000), greeting: z.boolean() }),
  template: z.optional(z.object({ id, name: text(120), version: z.int(), changed: z.boolean() })),
  questionnaire: z.optional(
    z.object({ code: id, title: text(200), fallbackAfterHours: z.optional(z.number()) }),
  ),
  attachment: z.optional(
    z.object({
      id,
      fileName: text(255),
      size: count,
      findings: z.array(z.object({ where: z.enum(['name', 'text']), kind: text(40) })),
      textRead: z.boolean(),
      linkExample: text(300),
      confirmed: z.boolean(),
    }),
  ),
  patientList: z.optional(z.object({ id, isFromHost: z.boolean(), edits: count })),
  /** As typed, also where it is no time. */
  time: z.object({
    schedule: z.optional(schedule),
    typed: z.record(text(60), text(200)),
  }),
})
export type DraftContent = z.infer<typeof draftContent>

/** `version` counts saves; the next one names the version that it changes. */
export const savedDraft = z.object({
  id,
  version: count,
  content: draftContent,
  createdBy: text(200),
  createdAt: instant,
  changedBy: text(200),
  changedAt: instant,
})
export type SavedDraft = z.infer<typeof savedDraft>

/** `PUT /v1/drafts/{id}`: refused (`version-conflict`, with `by` and `at`) where somebody else has saved since. */
export const draftSave = z.object({ version: count, content: draftContent })
export type DraftSave = z.infer<typeof draftSave>

export const draftSummary = z.object({
  id,
  name: text(1_000),
  createdBy: text(200),
  changedBy: text(200),
  changedAt: instant,
  /** Unless somebody saves it again, it is deleted then. */
  deletedAt: instant,
  /** Missing: it has no list yet. */
  patients: z.optional(count),
})
export type DraftSummary = z.infer<typeof draftSummary>

/** `GET /v1/drafts`: what has not been sent, newest first. */
export const drafts = z.object({ drafts: z.array(draftSummary) })
export type Drafts = z.infer<typeof drafts>
