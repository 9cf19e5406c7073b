import type { PatientListReview } from '../contactability/patient-list-review.ts'
import { unknownPlaceholders } from '../message/placeholders.ts'
import { toMilliseconds, type EpochMilliseconds } from '../primitives/instant.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { DraftList } from './draft-list.ts'
import type { DraftProblem } from './draft-problems.ts'
import { draftSteps, type DraftState, type DraftStep } from './draft-state.ts'

/** What was entered, without what follows from it. */
export type DraftContent = Omit<DraftState, 'problems' | 'reachable'>

export const longestName = 120
export const longestSubject = 200
export const longestBody = 5000

type Check = (content: DraftContent, now: EpochMilliseconds) => readonly DraftProblem[]

/** Why each step cannot be left behind. Pure; the clock matters for the time only. */
export function draftProblems(content: DraftContent, now: EpochMilliseconds): DraftState['problems'] {
  return {
    type: checks.type(content, now),
    message: checks.message(content, now),
    list: checks.list(content, now),
    check: checks.check(content, now),
    when: checks.when(content, now),
    send: [],
  }
}

/** Every step up to the first that has a problem. */
export function reachableSteps(problems: DraftState['problems']): readonly DraftStep[] {
  const first = draftSteps.findIndex((step) => problems[step].length > 0)
  return first === -1 ? draftSteps : draftSteps.slice(0, first + 1)
}

const checks: Readonly<Record<Exclude<DraftStep, 'send'>, Check>> = {
  type: ({ batchType, questionnaire, name }) => [
    ...(batchType === undefined ? [{ code: 'batch-type-missing', field: 'batchType' } as const] : []),
    ...(batchType?.link === 'questionnaire' && questionnaire === undefined
      ? [{ code: 'questionnaire-missing', field: 'questionnaire' } as const]
      : []),
    ...textProblems(name, 'name', 'name-missing', longestName),
  ],
  message: (content) => {
    const { attachment, batchType, message } = content
    const hasSubject = batchType?.channels.some((channel) => channel !== 'sms') ?? true
    return [
      ...(hasSubject ? textProblems(message.subject, 'subject', 'subject-missing', longestSubject) : []),
      ...textProblems(message.body, 'body', 'message-empty', longestBody),
      ...placeholderProblems(content),
      ...(attachment?.confirmed === false
        ? [{ code: 'attachment-unconfirmed', field: 'attachment' } as const]
        : []),
    ]
  },
  list: ({ list }) => listProblems(list),
  check: ({ list }) => (list.kind === 'read' ? reviewProblems(list.review) : []),
  when: ({ time }, now) => timeProblems(time.schedule, now),
}

function reviewProblems({ contactable, details }: PatientListReview): readonly DraftProblem[] {
  const { compared, differing, stopsList } = details
  return [
    ...(stopsList
      ? [{ code: 'details-do-not-match', field: 'patients', details: { compared, differing } } as const]
      : []),
    ...(contactable === 0 ? [{ code: 'nobody-to-send-to', field: 'patients' } as const] : []),
  ]
}

const tooLong = { name: 'name-too-long', subject: 'subject-too-long', body: 'message-too-long' } as const

function textProblems(
  text: string,
  field: keyof typeof tooLong,
  missing: 'name-missing' | 'subject-missing' | 'message-empty',
  limit: number,
): readonly DraftProblem[] {
  if (text.trim() === '') return [{ code: missing, field }]
  return text.length > limit ? [{ code: tooLong[field], field, details: { limit } }] : []
}

/**
 * Kept columns of the list are placeholders too, so nothing can be said before there is a list. A column that is read
 * for its part, such as the email, has no value in a message.
 */
function placeholderProblems({ attachment, list, message }: DraftContent): readonly DraftProblem[] {
  if (list.kind !== 'read') return []
  const columns = Object.keys(list.list.rows.at(0)?.fields ?? {})
  const kept = attachment === undefined ? columns : [...columns, 'link']
  const inSubject = unknownPlaceholders(message.subject, kept)
  const inBody = unknownPlaceholders(message.body, kept)
  return [
    ...inSubject.map((name) => unknownPlaceholder('subject', name)),
    ...inBody.map((name) => unknownPlaceholder('body', name)),
  ]
}

function unknownPlaceholder(field: 'subject' | 'body', placeholder: string): DraftProblem {
  return { code: 'placeholder-unknown', field, details: { placeholder } }
}

function listProblems(list: DraftList): readonly DraftProblem[] {
  if (list.kind === 'refused') return [{ code: 'list-refused', field: 'list' }]
  if (list.kind !== 'read') return [{ code: 'list-missing', field: 'list' }]
  if (list.missingColumns.length > 0) {
    return [
      { code: 'required-column-missing', field: 'columns', details: { count: list.missingColumns.length } },
    ]
  }
  return list.isLookedUp ? [] : [{ code: 'list-not-ready', field: 'list' }]
}

const minute = 60_000

function timeProblems(schedule: Schedule | undefined, now: EpochMilliseconds): readonly DraftProblem[] {
  if (schedule === undefined) return [{ code: 'schedule-unreadable', field: 'time' }]
  if (schedule.kind === 'now') return []
  const chosen = toMilliseconds(schedule.kind === 'at' ? schedule.at : schedule.start)
  // Times are chosen by the minute, so the minute that is under way still counts.
  const isOver = chosen < Math.floor(now / minute) * minute
  return isOver ? [{ code: 'schedule-in-past', field: 'time' }] : []
}
