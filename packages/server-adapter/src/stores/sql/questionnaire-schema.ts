import type { Flag, Json } from './schema.ts'

/** Questionnaires as they were sent, who approved them, and what patients answered. */
export interface QuestionnaireSchema {
  questionnaire_version: { id: string; organisation: string; code: string; resource: Json; kept_at: number }
  questionnaire_approval: { organisation: string; code: string; version: string; by_whom: string; at: number }
  saved_answer: { message: string; number: number; at: number; answers: Json }
  reply: {
    message: string
    batch: string
    organisation: string
    questionnaire: string
    answered_at: number
    answers: Json
    summary: Json
    flagged: Flag
  }
}
