import { msg, str } from '@lit/localize'
import type { FieldProblem } from '../element/error-summary.ts'
import { formatCount } from '../locales/format.ts'
import { mostDays, mostPatients, readDays, readPatients, type TypedTime } from './typed-time.ts'

/** What is wrong with the number that goes with the choice: days, or patients at a time. */
export function numberProblems(typed: TypedTime): readonly FieldProblem[] {
  if (typed.choice === 'stagger' && readDays(typed) === undefined) {
    return [{ field: 'days', words: msg(str`Enter a number of days from 2 to ${mostDays}`) }]
  }
  if (typed.choice === 'paced' && readPatients(typed) === undefined) {
    const most = formatCount(mostPatients)
    return [{ field: 'patients', words: msg(str`Enter a number of patients from 1 to ${most}`) }]
  }
  return []
}

/** Somebody would wait for more than a year. */
export function tooLong({ choice }: TypedTime): FieldProblem {
  return {
    field: choice === 'paced' ? 'patients' : 'days',
    words: msg('The last messages would leave more than a year after the first. Send to more at a time'),
  }
}
