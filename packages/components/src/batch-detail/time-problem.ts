import { msg } from '@lit/localize'
import type { FieldProblem } from '../element/error-summary.ts'
import type { TimeReading } from '../time-fields/typed-time.ts'

/** What is wrong with a typed time; nothing where none is typed. */
export function timeProblem(reading: TimeReading | undefined, now: number): readonly FieldProblem[] {
  if (reading === undefined) return []
  if (reading.code !== 'read') return [{ field: 'time', words: msg('Enter a day and a time') }]
  if (Date.parse(reading.at) > now) return []
  return [{ field: 'time', words: msg('Enter a time that is still to come') }]
}
