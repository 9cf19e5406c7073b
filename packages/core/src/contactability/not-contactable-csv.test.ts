import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import Papa from 'papaparse'
import { exampleReview, exampleRow } from './example-rows.fixtures.ts'
import { notContactableCsv } from './not-contactable-csv.ts'
import type { PatientList, PatientRow } from '../patient-list/patient-list.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import { returnedColumns } from '../patient-list/returned-columns.ts'
import { reviewPatientList } from './review-patient-list.ts'

const words = { line: 'Line', reason: 'Reason', reasonText: (code: string) => `because ${code}` }

function csv(headers: readonly string[], cells: readonly string[]): string {
  const review = reviewPatientList({
    ...exampleReview,
    rows: [exampleRow({ line: 5 }), exampleRow({ line: 7, nhsNumber: '', phone: '' })],
    facts: () => undefined,
  })
  return notContactableCsv(review, { headers, cells: (line) => (line === 7 ? cells : ['wrong line']), words })
}

function cellsOf(text: string): readonly string[] {
  return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data[1] ?? []
}

test("staff's own columns, then the line and the reason, of those who cannot be contacted only", () => {
  assert.equal(
    csv(['Name', 'Notes'], ['Bloggs, "Joe"', 'line one\nline two']),
    '\ufeffName,Notes,Line,Reason\r\n"Bloggs, ""Joe""","line one\nline two",7,because nhs-number-invalid\r\n',
  )
})

test('a short line is filled up, and cells without a heading are left away', () => {
  assert.deepEqual(cellsOf(csv(['A', 'B'], ['1'])), ['1', '', '7', 'because nhs-number-invalid'])
  assert.deepEqual(cellsOf(csv(['A'], ['1', '2'])), ['1', '7', 'because nhs-number-invalid'])
})

const kept: readonly (readonly [cell: string, written: string])[] = [
  ['9990548609', '999 054 8609'],
  ['999-054-8609', '999 054 8609'],
  ['07700900118', '07700 900118'],
  ['+447700900118', '07700 900118'],
  ['00447700900118', '07700 900118'],
  ['01632960155', "'01632960155"],
  ['9991234567', '9991234567'],
  ['123456789012', "'123456789012"],
  ['14/03/1971', '14/03/1971'],
  ['O’Brien', 'O’Brien'],
  ['joe@example.com', 'joe@example.com'],
  ['1-2', '1-2'],
]
for (const [cell, written] of kept) {
  test(`${cell} is written as ${written}`, () => {
    assert.equal(cellsOf(csv(['Cell'], [cell]))[0], written)
  })
}

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  ' =1',
  '\u200b=1',
  '＝1',
  '＋1',
  '－1',
  '＠A',
]
for (const cell of dangerous) {
  test(`${JSON.stringify(cell)} is no formula any more`, () => {
    assert.equal(cellsOf(csv(['Cell'], [cell]))[0], `'${cell}`)
    assert.equal(cellsOf(csv(['Cell'], [`${cell},"x"`]))[0], `'${cell},"x"`)
  })
}

test('headings and words are made safe as well', () => {
  const [heading] = Papa.parse<string[]>(csv(['=cmd()'], ['x']).slice(1)).data
  assert.equal(heading?.[0], "'=cmd()")
})

test('whatever stands in a cell, no written cell begins like a formula, and the rest is unchanged', () => {
  const anyCell = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\0 a1,"\'＝'), maxLength: 6 })
  fc.assert(
    fc.property(anyCell, (cell) => {
      const written = cellsOf(csv(['Cell'], [cell]))[0] ?? ''
      assert.doesNotMatch(written, /^[\s\0]*[=+\-@＝]/)
      assert.ok(written === cell || written === `'${cell}`)
    }),
  )
})

const returned = { ...words, line: returnedColumns.line[0], reason: returnedColumns.reason[0] }
const headings = 'NHS Number,Mobile Number,Date of Birth,Name,EMIS number,Notes'

async function roundTrip(rows: readonly (readonly string[])[], correct = (text: string) => text) {
  const read = (text: string) =>
    readPatientList(text, { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true })
  const first = await read(`${headings}\r\n${Papa.unparse([...rows])}\r\n`)
  const review = (list: PatientList) =>
    reviewPatientList({ ...exampleReview, rows: list.rows, facts: () => undefined })
  const downloaded = notContactableCsv(review(first), {
    headers: first.headers,
    cells: first.cells,
    words: returned,
  })
  const second = await read(correct(downloaded))
  return { first, second, review: review(second), downloaded }
}

const withoutLine = (row: PatientRow): PatientRow => ({ ...row, line: 0 })

test('downloaded, corrected and added again: only these patients, who can be contacted now', async () => {
  const { second, review } = await roundTrip(
    [
      ['9990548609', '07700900118', '14/03/1971', 'Joe Bloggs', '0012', 'fine'],
      ['9990590346', '', '02/11/1968', 'Ann Archer', '0013', '=1+1'],
      ['9990548617', '01632960155', '02/11/1968', 'Zoë Pryce', '0014', '-'],
    ],
    (text) =>
      text.replace('999 059 0346,,', '999 059 0346,07700 900231,').replace("'01632960155", '07700 900232'),
  )
  assert.deepEqual(
    Array.from(second.rows, ({ nhsNumber, fields }) => [nhsNumber, fields]),
    [
      ['9990590346', { 'EMIS number': '0013', Notes: '=1+1' }],
      ['9990548617', { 'EMIS number': '0014', Notes: '-' }],
    ],
  )
  assert.equal(review.contactable, 2)
  assert.deepEqual(
    second.notices.map(({ code }) => code),
    ['corrected-list'],
  )
})

test('a list that was corrected once has each of the two columns once when it is downloaded again', async () => {
  const { second, review } = await roundTrip([['9990590346', '', '02/11/1968', 'Ann Archer', '', '']])
  const again = notContactableCsv(review, { headers: second.headers, cells: second.cells, words: returned })
  assert.equal(again.split('\r\n')[0], `\ufeff${headings},${returned.line},${returned.reason}`)
})

test('whatever stands in the cells, what is added again unchanged reads as the same patients', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'=+-@a1 "\'＝,0é'), maxLength: 8 })
  const cells = fc.tuple(
    fc.constantFrom('9990590346', '999 054 8609', '9991234567', 'x'),
    fc.constantFrom('', '01632 960155', "'07700900118", '="07700900118"', '+353 20 915 0001', 'see notes'),
    fc.constantFrom('02/11/1968', '2 Nov 68', '31/02/1971', ''),
    text,
    fc.constantFrom('0012', '123456789012', '12', ''),
    text,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 5 }), async (rows) => {
      const { first, second, downloaded } = await roundTrip([...rows, ['x', '', '', '', '', '']])
      const lines = new Set(Papa.parse<string[]>(downloaded.slice(1)).data.map((row) => Number(row.at(-2))))
      const expected = [...first.rows].filter(({ line }) => lines.has(line))
      assert.deepEqual([...second.rows].map(withoutLine), expected.map(withoutLine))
    }),
    { numRuns: 300 },
  )
})
