import assert from 'node:assert/strict'
import {
  batchTypes,
  clinicalSystems,
  defaultSettings,
  findBatchType,
  findClinicalSystem,
  instantFrom,
  parseNhsNumber,
  parseUkPhoneNumber,
  rehearse,
  reviewPatientList,
  type NhsNumber,
  type PatientFacts,
  type PatientListReview,
  type PatientRow,
} from '@carebatch/core'

const patients = 100_000
const runs = 5
const now = instantFrom(Date.UTC(2026, 10, 24, 10))

/** Staff wait for a review after every decision: beyond a second they lose the thread. */
const budgetMs = 1_000

/**
 * How long reviewing and rehearsing 100,000 patients takes: the middle one of 5 runs each, in milliseconds. `ratio` is
 * the part of its budget that a review takes.
 */
export async function run(): Promise<Record<string, unknown>> {
  const rows = nhsNumbers(patients).map(row)
  const facts = rows.map(factsOf)
  const review = reviewRows(rows, facts)
  assert.equal(review.contactable + review.notContactable, patients)
  const reviewMs = middleOf(() => reviewRows(rows, facts))
  const rehearsalMs = middleOf(() => rehearseReview(review))
  return {
    patients,
    contactable: review.contactable,
    reviewMs,
    rehearsalMs,
    budgetMs,
    ratio: Math.round((100 * reviewMs) / budgetMs) / 100,
  }
}

function reviewRows(rows: readonly PatientRow[], facts: readonly PatientFacts[]): PatientListReview {
  return reviewPatientList({
    rows,
    facts: (line) => facts[line - 2],
    clinicalSystem: findClinicalSystem(clinicalSystems, 'systmone'),
    contactDetailsFromList: false,
    batchType: findBatchType(batchTypes, 'message'),
    settings: defaultSettings,
    allowTestNumbers: true,
  })
}

function rehearseReview(review: PatientListReview) {
  return rehearse({
    review,
    content: {
      subject: 'Flu vaccination',
      body: `Please come to ((clinic)). ${'Call us to book. '.repeat(8)}`,
      greeting: true,
    },
    practice: { name: 'Larkfield Surgery', phone: '01632 960412' },
    settings: defaultSettings,
    dueAt: () => now,
  })
}

/** Every 100th line repeats the patient before it, every 50th has a landline, and the fiction range is shared by 100 each. */
function row(nhsNumber: NhsNumber, index: number, all: readonly NhsNumber[]): PatientRow {
  const phone = index % 50 === 0 ? '01632 960155' : `07700 ${900_000 + (index % 1_000)}`
  const [first, last] = [`Given${index}`, `Family${index}`]
  return {
    line: index + 2,
    nhsNumber: index % 100 === 99 ? all[index - 1] : nhsNumber,
    phone: parseUkPhoneNumber(phone, { allowTestNumbers: true }),
    dateOfBirth: undefined,
    email: undefined,
    name: { full: `${first} ${last}`, first, last },
    given: { nhsNumber: true, phone: true, dateOfBirth: false, email: false, name: true },
    fields: { Clinic: 'Room 4', 'Usual GP': 'Dr Example' },
  }
}

function factsOf(
  { nhsNumber = '' }: { readonly nhsNumber: string | undefined },
  index: number,
): PatientFacts {
  return {
    nhsNumber,
    answer: index % 200 === 0 ? 'no-answer' : 'found',
    asOf: now,
    registeredHere: true,
    nhsApp: { account: index % 2 === 0, notifications: index % 3 !== 0 },
  }
}

/** The first valid ones of the 999 range: 1 in 11 candidates has each check digit. */
function nhsNumbers(count: number): readonly NhsNumber[] {
  const found: NhsNumber[] = []
  for (let digits = 9_990_000_000; found.length < count; digits += 1) {
    const number = parseNhsNumber(`${digits}`)
    if (number !== undefined) found.push(number)
  }
  return found
}

function middleOf(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? 0)
}
