import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import Papa from 'papaparse'
import { exampleReview, exampleRow } from './example-rows.fixtures.ts'
import { notContactableCsv } from './not-contactable-csv.ts'
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
