import * as z from 'zod/mini'
import { count, id, instant, text } from './common.ts'

/** A questionnaire that staff can choose. Days and hours are missing where the organisation's settings count. */
export const questionnaireSummary = z.object({
  code: id,
  title: text(200),
  description: z.optional(text(2000)),
  questions: count,
  /** An example: clinically approved by nobody. */
  isExample: z.boolean(),
  /** Everything that patients read exists in Welsh too. */
  isTranslated: z.boolean(),
  validDays: z.optional(count),
  fallbackAfterHours: z.optional(z.number()),
  approved: z.optional(z.object({ by: text(200), at: instant })),
  /** Approved, or nothing is really sent here. */
  canBeSent: z.boolean(),
})
export type QuestionnaireSummary = z.infer<typeof questionnaireSummary>

export const questionnaires = z.object({ questionnaires: z.array(questionnaireSummary) })
