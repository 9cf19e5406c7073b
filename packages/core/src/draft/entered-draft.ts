import type { BatchType } from '../batch-types/batch-type.ts'
import type { DraftContent } from './check-draft.ts'
import type { EnteredDraft } from './saved-drafts.ts'

/** What of a draft is saved. `patientList`: once the server has one. */
export function enteredDraft(
  { step, name, batchType, message, template, questionnaire, attachment, time }: DraftContent,
  patientList: EnteredDraft['patientList'],
): EnteredDraft {
  return {
    step,
    name,
    batchType: batchType?.code,
    message,
    template,
    questionnaire,
    attachment,
    patientList,
    time: { schedule: time.schedule, typed: time.typed },
  }
}

/** The same back again, but for the list, which has to be fetched. A type that is no longer offered is not chosen. */
export function contentOf(
  { step, name, batchType, message, template, questionnaire, attachment, time }: EnteredDraft,
  batchTypes: readonly BatchType[],
): Omit<DraftContent, 'id' | 'saving' | 'list' | 'sending'> {
  return {
    step,
    name,
    batchType: batchTypes.find(({ code }) => code === batchType),
    message,
    template,
    questionnaire,
    attachment,
    time: { schedule: time.schedule, typed: time.typed },
  }
}
