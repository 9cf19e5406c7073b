import { msg, str } from '@lit/localize'
import { formatCount } from '../format.ts'

/** "1 patient", "1,248 patients" */
export function patientsWords(count: number): string {
  return count === 1 ? msg('1 patient') : msg(str`${formatCount(count)} patients`)
}
