import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { editPatientList, type PatientListEdit } from '../patient-list/edit-patient-list.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import { instantFrom } from '../primitives/instant.ts'
import type { PatientFacts } from './patient-facts.ts'
import type { PatientListReview } from './patient-list-review.ts'
import type { ReviewInput } from './review-input.ts'
import { reviewLinesAgain } from './review-lines-again.ts'
import { reviewPatientList } from './review-patient-list.ts'

const options = { today: '2026-11-24', allowTestNumbers: true }
const headings = ['NHS Number', 'Mobile', 'Date of birth', 'Email', 'Surname', 'Note']
const asOf = instantFrom(Date.UTC(2026, 10, 24, 10))

const typed = {
  nhsNumber: ['999 054 8609', '9990000018', '999 000 0026', '9990548609.0', '999 054 8600', ''],
  phone: ['07700 900118', 'O7700900118', '+44 7700 900119', '07700 900120 (mum)', '01632 960155', ''],
  dateOfBirth: ['03/02/1961', '03/02/61', '31/02/1961', ''],
  email: ['joe@example.com', 'joe@example', ''],
  lastName: ['Okafor', 'Pryce', ''],
} as const
type Typed = keyof typeof typed
const columns = ['nhsNumber', 'phone', 'dateOfBirth', 'email', 'lastName'] as const satisfies readonly Typed[]

const aRow = fc.tuple(...columns.map((column) => fc.constantFrom<string>(...typed[column])))

const someFacts: fc.Arbitrary<PatientFacts | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({
    nhsNumber: fc.constant('9990548609'),
    answer: fc.constantFrom('found', 'no-answer'),
    asOf: fc.constant(asOf),
    registeredHere: fc.constant(true),
    currentNhsNumber: fc.constantFrom('9990000018', undefined, undefined),
    phone: fc.constantFrom('07700 900118', '07700900119 ', '01632 960155', undefined),
    dateOfBirth: fc.constantFrom('1961-02-03', '1970-01-01', undefined) as fc.Arbitrary<
      PatientFacts['dateOfBirth']
    >,
    lastName: fc.constantFrom('Okafor', undefined),
    deceased: fc.constantFrom({}, undefined, undefined),
    nhsApp: fc.constantFrom({ account: true, notifications: true }, undefined),
  }),
)

/** Staff edit, or answers of look-ups come for some lines. */
type Step =
  | { readonly edit: PatientListEdit }
  | { readonly answers: readonly (readonly [line: number, facts: PatientFacts | undefined])[] }

function aStep(rows: number): fc.Arbitrary<Step> {
  const line = fc.integer({ min: 2, max: rows + 1 })
  const cell = fc.constantFrom(...columns).chain((column) =>
    fc.record({
      kind: fc.constant('cell' as const),
      line,
      column: fc.constant(column),
      text: fc.constantFrom<string>(...typed[column]),
    }),
  )
  const edit: fc.Arbitrary<PatientListEdit> = fc.oneof(
    { arbitrary: cell, weight: 4 },
    fc.record({ kind: fc.constantFrom('leave-out', 'put-back'), lines: fc.array(line, { maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('choose', 'ignore-email'), line }),
    { arbitrary: fc.constant({ kind: 'undo' as const }), weight: 2 },
  )
  return fc.oneof(
    { arbitrary: fc.record({ edit }), weight: 4 },
    fc.record({ answers: fc.array(fc.tuple(line, someFacts), { maxLength: 3 }) }),
  )
}

const aStory = fc
  .array(aRow, { minLength: 1, maxLength: 14 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.array(aStep(rows.length), { maxLength: 15 })))

const csvOf = (lines: readonly (readonly string[])[]) =>
  lines.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`).join('')

function said({ patients, byReason, ...counts }: PatientListReview) {
  return { ...counts, byReason: [...byReason], patients: [...patients] }
}

for (const clinicalSystem of ['systmone', 'emis-england'] as const)
  test(`after any edits, undos and answers the review is that of a fresh pass (${clinicalSystem})`, async () => {
    const inputOf = (
      list: EditedPatientList,
      facts: ReadonlyMap<number, PatientFacts | undefined>,
    ): ReviewInput => ({
      rows: list.rows,
      facts: (line) => facts.get(line),
      decisions: (line) => list.decisions.get(line),
      clinicalSystem,
      contactDetailsFromList: false,
      batchType: 'message',
      settings: { skipLikelyToFail: true, fallbackAfterHours: 24 },
      allowTestNumbers: true,
    })
    await fc.assert(
      fc.asyncProperty(aStory, async ([rows, steps]) => {
        const csv = csvOf([headings, ...rows.map((cells) => [...cells, 'x'])])
        const asRead = await readPatientList(csv, { clinicalSystem, ...options })
        let { list } = editPatientList(asRead, { kind: 'undo' }, options)
        let facts: ReadonlyMap<number, PatientFacts | undefined> = new Map()
        let review = reviewPatientList(inputOf(list, facts))
        for (const step of steps) {
          let lines: readonly number[]
          if ('edit' in step) {
            const result = editPatientList(list, step.edit, options)
            list = result.list
            lines = result.changed?.lines ?? []
          } else {
            facts = new Map([...facts, ...step.answers])
            lines = step.answers.map(([line]) => line)
          }
          review = reviewLinesAgain(review, inputOf(list, facts), lines)
        }
        const edited = csvOf([headings, ...Array.from(list.rows, ({ line }) => list.cells(line))])
        const fresh = await readPatientList(edited, { clinicalSystem, ...options })
        const expected = reviewPatientList({ ...inputOf(list, facts), rows: fresh.rows })
        assert.deepEqual(said(review), said(expected))
      }),
      { numRuns: 300 },
    )
  })
