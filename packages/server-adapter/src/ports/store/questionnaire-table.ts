import type { Answers, AnswerSummary } from '@carebatch/core'

/** A questionnaire as a batch was sent with it; never changed, so that its links ask what they asked from the first. */
export interface QuestionnaireVersion {
  readonly id: string
  readonly organisation: string
  /** Names it among the questionnaires of the organisation, whatever its version. */
  readonly code: string
  /** FHIR R4 Questionnaire. */
  readonly resource: unknown
  readonly keptAt: number
}

/** Somebody of the organisation stands for sending this version of a questionnaire to patients. */
export interface QuestionnaireApproval {
  readonly organisation: string
  readonly code: string
  readonly version: string
  readonly by: string
  readonly at: number
}

/** The answers of one page, or of all of them. */
export interface SavedAnswers {
  readonly message: string
  readonly at: number
  readonly answers: Answers
}

/** What a patient sent, once for each message whichever copy of it was answered. */
export interface StoredReply {
  readonly message: string
  readonly batch: string
  readonly organisation: string
  /** Id of the version that was answered. */
  readonly questionnaire: string
  readonly answeredAt: number
  readonly answers: Answers
  /** In English, as the record reads it. */
  readonly summary: AnswerSummary
}

export interface QuestionnaireTable {
  /** One that is kept already stays as it is. */
  keep(version: QuestionnaireVersion): Promise<void>
  find(organisation: string, id: string): Promise<QuestionnaireVersion | undefined>
  /** The last approval of a questionnaire counts, for the version it names. */
  approve(approval: QuestionnaireApproval): Promise<void>
  approvals(organisation: string): Promise<readonly QuestionnaireApproval[]>
  /** Added to what was saved before: nothing that a patient entered is ever written over. */
  addAnswers(saved: SavedAnswers): Promise<void>
  /** Oldest first. */
  savedAnswers(message: string): Promise<readonly SavedAnswers[]>
  /** False where the message has been answered before: the first answer stays. */
  insertReply(reply: StoredReply): Promise<boolean>
  reply(message: string): Promise<StoredReply | undefined>
}
