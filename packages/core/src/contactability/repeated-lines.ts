import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { RowDecision } from './patient-list-review.ts'

/**
 * Lines that must not be sent because their NHS number stands in other lines too. Of identical lines the first is
 * kept. Where lines differ nobody can tell which is right, so none is kept until staff choose one. Lines that staff
 * left out count for nothing.
 */
export function repeatedLines(
  rows: Iterable<PatientRow>,
  decisionFor: (line: number) => RowDecision | undefined,
): ReadonlySet<number> {
  const repeated = new Set<number>()
  for (const lines of linesByPatient(rows, decisionFor)) {
    const kept = keptOf(lines, decisionFor)
    for (const row of lines) if (row !== kept) repeated.add(row.line)
  }
  return repeated
}

function keptOf(
  lines: readonly PatientRow[],
  decisionFor: (line: number) => RowDecision | undefined,
): PatientRow | undefined {
  const [first] = lines
  if (first === undefined || lines.length === 1) return first
  const chosen = lines.find(({ line }) => decisionFor(line)?.chosen)
  if (chosen !== undefined) return chosen
  const details = detailsOf(first)
  return lines.every((row) => detailsOf(row) === details) ? first : undefined
}

function linesByPatient(
  rows: Iterable<PatientRow>,
  decisionFor: (line: number) => RowDecision | undefined,
): Iterable<readonly PatientRow[]> {
  const patients = new Map<NhsNumber, PatientRow[]>()
  for (const row of rows) {
    if (row.nhsNumber === undefined || decisionFor(row.line)?.leftOut) continue
    const lines = patients.get(row.nhsNumber)
    if (lines === undefined) patients.set(row.nhsNumber, [row])
    else lines.push(row)
  }
  return patients.values()
}

/** All that could change what is sent or where; case and spaces of names and addresses do not. */
function detailsOf({ phone, dateOfBirth, email, name, given, fields }: PatientRow): string {
  const cells = Object.entries(fields)
    .map(([heading, cell]) => [heading, cell.trim()])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  return JSON.stringify([
    phone?.e164,
    dateOfBirth,
    fold(email),
    fold(name?.full),
    given.phone,
    given.email,
    cells,
  ])
}

function fold(text: string | undefined): string | undefined {
  return text?.trim().toLowerCase().replace(/\s+/g, ' ')
}
