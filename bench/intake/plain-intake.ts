import Papa from 'papaparse'
import {
  clinicalSystems,
  batchTypes,
  contactabilityReasons,
  findBatchType,
  findClinicalSystem,
  type PatientListIssue,
  type PatientListRepair,
  type PatientReview,
  type PatientRow,
} from '@carebatch/core'
import { reviewPatient } from '../../packages/core/src/contactability/review-patient.ts'
import { mapColumns } from '../../packages/core/src/patient-list/map-columns.ts'
import { readRow } from '../../packages/core/src/patient-list/read-row.ts'
import { rowLayout } from '../../packages/core/src/patient-list/row-layout.ts'
import type { Intake } from './digest.ts'
import { reading, reviewing } from './settings.ts'

/**
 * The same list the plain way: papaparse over the whole text, every cell of every row through the full reading and the
 * public `parseX` functions, repeats and shared mobiles by Maps, every patient reviewed alone. No columns, no plain
 * forms, no verdicts that are shared. It knows that this text has its header first and its lines whole.
 */
export function plainIntake(text: string): Intake {
  const [header = [], ...records] = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data
  const system = findClinicalSystem(clinicalSystems, reading.clinicalSystem)
  const { mapping } = mapColumns(header, system)
  const layout = rowLayout(header, mapping)
  const [issues, repairs]: [PatientListIssue[], PatientListRepair[]] = [[], []]
  const options = { today: reading.today, allowTestNumbers: false, cellLength: 2_000 }
  const rows = records
    .filter((cells) => cells.length > 1)
    .map((cells, index) => readRow({ line: index + 2, cells }, layout, options, { issues, repairs }))
  const byPatient = grouped(rows, ({ nhsNumber }) => nhsNumber)
  for (const [line = 0, ...lines] of repeats(byPatient).map((group) => group.map((row) => row.line)))
    issues.push({ code: 'patient-repeated', line, column: 'nhsNumber', lines })
  const patients = reviewed(rows, byPatient)
  return {
    rows,
    list: { encoding: 'utf-8', headers: header, mapping, issues, repairs, notices: [] },
    patients,
    counts: countsOf(patients),
  }
}

function reviewed(rows: readonly PatientRow[], byPatient: Groups): readonly PatientReview[] {
  const input = {
    ...reviewing,
    rows,
    clinicalSystem: findClinicalSystem(clinicalSystems, reading.clinicalSystem),
    batchType: findBatchType(batchTypes, reviewing.batchType),
  }
  const dropped = new Set(repeats(byPatient).flatMap(withoutTheFirstOfSame))
  const byMobile = grouped(rows, ({ phone }) => (phone?.kind === 'mobile' ? phone.e164 : undefined))
  return rows.map((row) =>
    reviewPatient(input, row, {
      repeated: dropped.has(row),
      sharesMobileWith: othersWith(byMobile.get(row.phone?.e164 ?? '') ?? [], row),
    }),
  )
}

type Groups = ReadonlyMap<string, readonly PatientRow[]>

function grouped(rows: readonly PatientRow[], keyOf: (row: PatientRow) => string | undefined): Groups {
  const groups = new Map<string, PatientRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

const repeats = (groups: Groups) => [...groups.values()].filter(({ length }) => length > 1)

/** Where two lines differ in anything but case and spaces none is kept. */
function withoutTheFirstOfSame(group: readonly PatientRow[]): readonly PatientRow[] {
  const details = group.map(({ phone, dateOfBirth, email, name, given, fields }) =>
    JSON.stringify([phone, dateOfBirth, email, name?.full.toLowerCase(), given.phone, given.email, fields]),
  )
  return new Set(details).size === 1 ? group.slice(1) : group
}

/** The first line of each other patient, at most 10. */
function othersWith(group: readonly PatientRow[], row: PatientRow): readonly number[] {
  const patientOf = ({ nhsNumber, line }: PatientRow) => nhsNumber ?? `line ${String(line)}`
  const firsts = new Map<string, number>()
  for (const other of group) if (!firsts.has(patientOf(other))) firsts.set(patientOf(other), other.line)
  firsts.delete(patientOf(row))
  return [...firsts.values()].slice(0, 10)
}

function countsOf(patients: readonly PatientReview[]): Intake['counts'] {
  const count = (test: (patient: PatientReview) => boolean) => patients.filter(test).length
  const first = (channel: string) => count(({ plan }) => plan?.[0].channel === channel)
  const byReason = contactabilityReasons
    .map(({ code }) => [code, count(({ reason }) => reason === code)] as const)
    .filter(([, found]) => found > 0)
  return {
    contactable: count(({ reason }) => reason === undefined),
    notContactable: count(({ reason }) => reason !== undefined),
    byReason: new Map(byReason),
    byChannel: { email: first('email'), 'nhs-app': first('nhs-app'), sms: first('sms') },
    details: { compared: 0, differing: 0, stopsList: false },
    replacedNumbers: [],
  }
}
