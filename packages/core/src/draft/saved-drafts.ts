import type { SavedListSource, SavedRow } from '../patient-list/saved-list.ts'
import type { MessageContent } from '../message/message-content.ts'
import type { Instant } from '../primitives/instant.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { ChosenQuestionnaire, DraftAttachment, DraftStep, UsedTemplate } from './draft-state.ts'

interface Call {
  readonly signal?: AbortSignal
}

/** What staff have entered, right or wrong. The patients are in the list that it names, and nowhere in here. */
export interface EnteredDraft {
  readonly step: DraftStep
  readonly name: string
  readonly batchType?: string | undefined
  readonly message: MessageContent
  readonly template?: UsedTemplate | undefined
  readonly questionnaire?: ChosenQuestionnaire | undefined
  readonly attachment?: DraftAttachment | undefined
  /** `edits` counts what staff did to its lines, so that it is another draft after each. */
  readonly patientList?:
    { readonly id: string; readonly isFromHost: boolean; readonly edits: number } | undefined
  readonly time: {
    readonly schedule?: Schedule | undefined
    readonly typed: Readonly<Record<string, string>>
  }
}

export interface KeptDraft {
  readonly id: string
  readonly version: number
  readonly content: EnteredDraft
  readonly changedBy: string
  readonly changedAt: Instant
}

/**
 * Where drafts are kept; BatchClient (`@carebatch/core/client`) is one. Rejects with CareBatchError: `version-conflict`
 * where somebody else saved meanwhile, `already-being-sent` where somebody sent it, `not-found` where it was deleted.
 */
export interface SavedDrafts {
  createDraft(content: EnteredDraft, call: Call & { readonly idempotencyKey: string }): Promise<KeptDraft>
  saveDraft(
    id: string,
    save: { readonly version: number; readonly content: EnteredDraft },
    call?: Call,
  ): Promise<KeptDraft>
  draft(id: string, call?: Call): Promise<KeptDraft>
  patientList(
    list: string,
    call?: Call,
  ): Promise<{
    readonly fileName: string
    readonly contactDetailsFromList: boolean
    readonly rows: number
    readonly received: number
    readonly state: 'receiving' | 'looking-up' | 'ready'
  }>
  listRows(
    list: string,
    after: number,
    call?: Call,
  ): Promise<{
    readonly source?: SavedListSource | undefined
    readonly rows: readonly SavedRow[]
    readonly next?: number | undefined
  }>
}
