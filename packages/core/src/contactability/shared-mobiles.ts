import type { UkPhoneNumber } from '../primitives/uk-phone-number.ts'

/** Lines named for each patient at most: enough to show, and a number that a whole list shares stays cheap. */
const mostLines = 10

export interface MobileOfLine {
  readonly line: number
  /** Lines with the same patient are one; a line without an NHS number is a patient of its own. */
  readonly patient: string
  readonly phone: UkPhoneNumber | undefined
}

/** For each line whose mobile is another patient's too: the first line of those others, at most 10. */
export function sharedMobiles(lines: readonly MobileOfLine[]): ReadonlyMap<number, readonly number[]> {
  const patientsByMobile = new Map<string, Map<string, number>>()
  for (const { line, patient, phone } of lines) {
    if (phone?.kind !== 'mobile') continue
    const patients = patientsByMobile.get(phone.e164) ?? new Map<string, number>()
    if (!patients.has(patient)) patients.set(patient, line)
    patientsByMobile.set(phone.e164, patients)
  }
  const shared = new Map<number, readonly number[]>()
  for (const { line, patient, phone } of lines) {
    const patients = phone?.kind === 'mobile' ? patientsByMobile.get(phone.e164) : undefined
    if (patients !== undefined && patients.size > 1) shared.set(line, othersOf(patient, patients))
  }
  return shared
}

function othersOf(patient: string, patients: ReadonlyMap<string, number>): readonly number[] {
  const others: number[] = []
  for (const [other, line] of patients) {
    if (other !== patient) others.push(line)
    if (others.length === mostLines) break
  }
  return others
}
