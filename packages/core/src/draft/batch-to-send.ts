import type { DraftContent } from './check-draft.ts'
import type { BatchToSend } from './draft-backend.ts'
import type { ChosenQuestionnaire } from './draft-state.ts'

/** What Send sends; undefined where something is missing. */
export function batchToSend(
  state: DraftContent,
  patientList: string | undefined,
  draft: string | undefined,
): BatchToSend | undefined {
  const { attachment, batchType, list, message, name, questionnaire, time } = state
  if (batchType === undefined || list.kind !== 'read' || time.schedule === undefined) return undefined
  if (patientList === undefined) return undefined
  const { contactable, patients } = list.review
  return {
    name: name.trim(),
    batchType: batchType.code,
    patientList,
    message,
    schedule: time.schedule,
    expected: { patients: patients.length, contactable },
    ...(batchType.link === 'questionnaire' && questionnaire && sentAs(questionnaire)),
    ...(batchType.link === undefined && attachment && { attachment: attachment.id }),
    ...(draft !== undefined && { draft }),
  }
}

function sentAs({ code, fallbackAfterHours }: ChosenQuestionnaire) {
  return { questionnaire: code, ...(fallbackAfterHours !== undefined && { fallbackAfterHours }) }
}
