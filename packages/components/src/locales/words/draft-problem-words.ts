import { msg, str } from '@lit/localize'
import type { DraftProblem, DraftProblemCode } from '@carebatch/core'
import { formatCount } from '../format.ts'

type Details = NonNullable<DraftProblem['details']>

/** What stands in the error summary and beside the field: what is wrong and what to do, in one sentence. */
export function draftProblemWords({ code, details = {} }: DraftProblem): string {
  return words[code](details)
}

const words: Readonly<Record<DraftProblemCode, (details: Details) => string>> = {
  'batch-type-missing': () => msg('Choose what you want to send'),
  'questionnaire-missing': () => msg('Choose a questionnaire'),
  'name-missing': () => msg('Enter a name for this batch'),
  'name-too-long': ({ limit }) => msg(str`Shorten the name of this batch to ${figure(limit)} characters`),
  'subject-missing': () => msg('Enter a subject. Emails and NHS App messages need one'),
  'subject-too-long': ({ limit }) => msg(str`Shorten the subject to ${figure(limit)} characters`),
  'message-empty': () => msg('Write the message, or start from a template'),
  'message-too-long': ({ limit }) => msg(str`Shorten the message to ${figure(limit)} characters`),
  'placeholder-unknown': ({ placeholder }) =>
    msg(
      str`Your list has no column “${placeholder ?? ''}”. Take ((${placeholder ?? ''})) out, or add the column`,
    ),
  'attachment-unconfirmed': () =>
    msg('Open the document, and tick that it holds nothing about a single patient'),
  'list-missing': () => msg('Add a patient list'),
  'list-refused': () => msg('This file cannot be used. Add another one'),
  'required-column-missing': () => msg('Say which columns hold what we need'),
  'list-not-ready': () => msg('Wait until all patients are checked'),
  'details-do-not-match': ({ compared, differing }) =>
    msg(
      str`The columns look sorted apart: ${figure(differing)} of ${figure(compared)} lines belong to other people than their NHS numbers. Export the list again and add that file`,
    ),
  'nobody-to-send-to': () =>
    msg('Nobody on this list can be contacted. Look at the reasons, or add another list'),
  'schedule-unreadable': () => msg('Enter a date and time that exist, for example 26 11 2026 and 9:00am'),
  'schedule-in-past': () => msg('Choose a time in the future. This one has passed'),
}

const figure = (limit: Details[string] | undefined) => (typeof limit === 'number' ? formatCount(limit) : '')
