/** Lines named for each patient at most: enough to show, and a number that a whole list shares stays cheap. */
const mostLines = 10

export interface MobileOfLine {
  readonly line: number
  /** Lines with the same patient are one; a line without an NHS number is a patient of its own. */
  readonly patient: string
  /** E.164; undefined where there is none. */
  readonly mobile: string | undefined
}

/** For each line whose mobile is another patient's too: the first line of each of those others, at most 10. */
export function sharedMobiles(lines: readonly MobileOfLine[]): ReadonlyMap<number, readonly number[]> {
  const patientsByMobile = new Map<string, Map<string, number>>()
  for (const { line, patient, mobile } of lines) {
    if (mobile === undefined) continue
    const patients = patientsByMobile.get(mobile) ?? new Map<string, number>()
    if (!patients.has(patient)) patients.set(patient, line)
    patientsByMobile.set(mobile, patients)
  }
  const shared = new Map<number, readonly number[]>()
  for (const { line, patient, mobile } of lines) {
    const patients = mobile === undefined ? undefined : patientsByMobile.get(mobile)
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
