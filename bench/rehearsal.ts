import assert from 'node:assert/strict'
import {
  batchTypes,
  clinicalSystems,
  defaultSettings,
  findBatchType,
  findClinicalSystem,
  instantFrom,
  journeysOf,
  parseNhsNumber,
  parseUkPhoneNumber,
  rehearse,
  reviewPatientList,
  type PatientListReview,
  type PatientRow,
  type RehearsalInput,
} from '@carebatch/core'
import { bankHolidays, checkSendWindow, nextWindow, planSchedule } from '@carebatch/core/schedule'

const patients = 100_000
const runs = 5
const budgetMs = 1_000
const now = instantFrom(Date.UTC(2026, 10, 24, 10))

/** Names as they are: most are plain, some cost a text of their own. */
const firstNames = ['Ann', 'Maximilian', 'Siân', 'Zoë', 'Łukasz', 'Joe', 'Anne-Marie', 'Tomos']

/**
 * How long rehearsing 100,000 patients takes who are sent to at 500 an hour in office hours: the middle one of 5 runs,
 * schedule and checks of the hours included. Of three texts one is Unicode in the second figure, where every text is
 * looked through for costly characters. `ratio` is the part of its budget that the slower one takes.
 */
export async function run(): Promise<Record<string, unknown>> {
  const review = reviewed()
  const plainMs = middleOf(() =>
    rehearsed(review, `Please come to ((clinic)). ${'Call us to book. '.repeat(8)}`),
  )
  const unicodeMs = middleOf(() =>
    rehearsed(review, `Please come to ((clinic)) – ${'don’t wait… '.repeat(12)}`),
  )
  const found = rehearsed(review, 'Please come to ((clinic)).')
  assert.equal(found.contactable, patients)
  let journeys = 0
  for (const { steps } of journeysOf(inputOf(review, ''))) journeys += steps.length === 0 ? 0 : 1
  assert.equal(journeys, patients)
  return {
    patients,
    plainMs,
    unicodeMs,
    lastDueAt: found.lastDueAt,
    lastSendAt: found.lastSendAt,
    budgetMs,
    ratio: Math.round((100 * Math.max(plainMs, unicodeMs)) / budgetMs) / 100,
  }
}

const hours = { ...defaultSettings, holdOutsideWindow: true }
const holidays = bankHolidays('england')

function inputOf(review: PatientListReview, body: string): RehearsalInput {
  const schedule = { kind: 'paced', start: now, patients: 500, per: 'hour' } as const
  const { dueAt } = planSchedule(schedule, { count: review.contactable, now, hours })
  return {
    review,
    content: { subject: 'Flu vaccination', body, greeting: true },
    practice: { name: 'Larkfield Surgery', phone: '01632 960412' },
    settings: defaultSettings,
    dueAt,
    heldUntil: (at) => nextWindow(at, hours.sendWindow, holidays) ?? at,
    isOutsideSendWindow: (at) => !checkSendWindow(at, hours.sendWindow, holidays).inside,
  }
}

const rehearsed = (review: PatientListReview, body: string) => rehearse(inputOf(review, body))

function reviewed(): PatientListReview {
  const rows: PatientRow[] = []
  for (let digits = 9_990_000_000; rows.length < patients; digits += 1) {
    const nhsNumber = parseNhsNumber(`${digits}`)
    if (nhsNumber === undefined) continue
    const index = rows.length
    const first = firstNames[index % firstNames.length] ?? 'Ann'
    rows.push({
      line: index + 2,
      nhsNumber,
      phone: parseUkPhoneNumber(`07700 ${900_000 + (index % 1_000)}`, { allowTestNumbers: true }),
      dateOfBirth: undefined,
      email: undefined,
      name: { full: `${first} Family${index}`, first, last: `Family${index}` },
      given: { nhsNumber: true, phone: true, dateOfBirth: false, email: false, name: true },
      fields: { Clinic: 'Room 4', 'Usual GP': 'Dr Example' },
    })
  }
  return reviewPatientList({
    rows,
    facts: (line) => ({
      nhsNumber: rows[line - 2]?.nhsNumber ?? '',
      answer: 'found',
      asOf: now,
      registeredHere: true,
      nhsApp: { account: line % 2 === 0, notifications: true },
    }),
    clinicalSystem: findClinicalSystem(clinicalSystems, 'systmone'),
    contactDetailsFromList: false,
    batchType: findBatchType(batchTypes, 'message'),
    settings: defaultSettings,
    allowTestNumbers: true,
  })
}

function middleOf(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? 0)
}
