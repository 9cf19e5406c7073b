import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Column } from '../clinical-systems/column.ts'
import { editPatientList, type PatientListEdit } from './edit-patient-list.ts'
import type { EditedPatientList } from './edit-types.ts'
import type { PatientList } from './patient-list.ts'
import { readPatientList } from './read-patient-list.ts'

const options = { today: '2026-11-24', allowTestNumbers: true }
const read = (text: string) => readPatientList(text, { clinicalSystem: 'systmone', ...options })

const text = `Recall list of Monday
NHS Number,Mobile Number,Date of Birth,Note
999 054 8609,"07700 900118 (mum)",03/02/1961,"says ""call me"", twice"
999 000 0018,07700 900119,04/02/1961,
999 054 8609,07700 900120,03/02/1961,
`
const list = await read(text)

function after(...edits: readonly PatientListEdit[]): EditedPatientList {
  return edits.reduce(
    (now, edit) => editPatientList(now, edit, options).list,
    editPatientList(list, { kind: 'undo' }, options).list,
  )
}

const codes = ({ issues }: PatientList) =>
  issues.map(({ code, line, lines }) => [code, line, ...(lines ?? [])])

test('a corrected cell keeps its line, takes its issue away and leaves the other cells alone', () => {
  const edited = after({ kind: 'cell', line: 3, column: 'phone', text: '07700 900118' })
  assert.deepEqual(codes(list), [
    ['phone-has-text', 3],
    ['patient-repeated', 3, 5],
  ])
  assert.deepEqual(codes(edited), [['patient-repeated', 3, 5]])
  assert.equal(edited.rows.at(0)?.phone?.e164, '+447700900118')
  assert.equal(edited.rows.at(0)?.fields['Note'], 'says "call me", twice')
  assert.deepEqual(edited.cells(3), ['999 054 8609', '07700 900118', '03/02/1961', 'says "call me", twice'])
  assert.deepEqual([...edited.changedLines], [3])
  assert.deepEqual(edited.lastChange, { kind: 'cell-changed', lines: [3], column: 'phone' })
})

test('a suggestion is taken as if it had been typed; where there is none, nothing happens', () => {
  const taken = after({ kind: 'suggestion', line: 3, column: 'phone' })
  assert.equal(taken.rows.at(0)?.phone?.e164, '+447700900118')
  const { changed, list: same } = editPatientList(
    taken,
    { kind: 'suggestion', line: 4, column: 'phone' },
    options,
  )
  assert.equal(changed, undefined)
  assert.equal(same, taken)
})

test('a wrong correction is an issue of its line', () => {
  const edited = after({ kind: 'cell', line: 4, column: 'dateOfBirth', text: '31/02/1961' })
  assert.equal(edited.rows.at(1)?.dateOfBirth, undefined)
  assert.deepEqual(codes(edited), [
    ['phone-has-text', 3],
    ['date-of-birth-impossible', 4],
    ['patient-repeated', 3, 5],
  ])
})

test('what is repaired in a typed cell is told like any other repair', () => {
  const edited = after({ kind: 'cell', line: 4, column: 'phone', text: 'O7700 900119' })
  assert.deepEqual(edited.repairs, [
    { code: 'letter-o-for-zero', line: 4, column: 'phone', from: 'O7700 900119', to: '07700 900119' },
  ])
})

test('a changed NHS number leaves one patient and joins another', () => {
  const moved = after({ kind: 'cell', line: 5, column: 'nhsNumber', text: '999 000 0018' })
  assert.deepEqual(codes(moved).at(-1), ['patient-repeated', 4, 5])
  const alone = after({ kind: 'cell', line: 5, column: 'nhsNumber', text: '' })
  assert.deepEqual(codes(alone).at(-1), ['nhs-number-missing', 5])
})

test('a column that the file does not have is read for this line alone', () => {
  const edited = after(
    { kind: 'cell', line: 4, column: 'email', text: 'owen@example.com' },
    { kind: 'cell', line: 4, column: 'phone', text: '07700 900121' },
  )
  assert.equal(edited.rows.at(1)?.email, 'owen@example.com')
  assert.equal(edited.rows.at(1)?.phone?.e164, '+447700900121')
  assert.equal(edited.rows.at(0)?.email, undefined)
  assert.deepEqual([edited.headers, edited.cells(4)[3]], [list.headers, ''])
})

test('a line whose every cell is emptied is still a line', async () => {
  const single = await read('NHS Number,Mobile,Date of birth\n999 054 8609,,\n999 000 0018,,\n')
  const { list: edited } = editPatientList(
    single,
    { kind: 'cell', line: 2, column: 'nhsNumber', text: '' },
    options,
  )
  assert.equal(edited.rows.length, 2)
  assert.deepEqual(edited.rows.at(0)?.given.nhsNumber, false)
  assert.deepEqual(codes(edited), [['nhs-number-missing', 2]])
})

test('a quote that was never closed is not forgiven by changing another cell', async () => {
  const damaged = await read('NHS Number,Mobile,Date of birth\n"999 054 8609,07700 900118,03/02/1961\n')
  const { list: edited } = editPatientList(
    damaged,
    { kind: 'cell', line: 2, column: 'phone', text: '' },
    options,
  )
  assert.deepEqual(codes(edited), [['quote-not-closed', 2]])
})

test('choosing one of several lines takes the choice from the others, also where a line has just joined them', () => {
  const edited = after(
    { kind: 'cell', line: 4, column: 'nhsNumber', text: '999 054 8609' },
    { kind: 'choose', line: 3 },
    { kind: 'choose', line: 4 },
  )
  assert.deepEqual(
    [3, 4, 5].map((line) => edited.decisions.get(line)?.chosen),
    [false, true, false],
  )
  assert.deepEqual(edited.lastChange, { kind: 'chosen', lines: [4, 3, 5] })
})

test('decisions about one line are kept beside each other', () => {
  const edited = after(
    { kind: 'ignore-email', line: 4 },
    { kind: 'leave-out', lines: [4, 5] },
    { kind: 'put-back', lines: [4] },
  )
  assert.deepEqual(edited.decisions.get(4), { ignoreEmail: true, leftOut: false })
  assert.deepEqual(edited.decisions.get(5), { leftOut: true })
})

test('a line that is not in the list changes nothing', () => {
  for (const edit of [
    { kind: 'cell', line: 99, column: 'phone', text: '' },
    { kind: 'leave-out', lines: [1, 99] },
    { kind: 'choose', line: 2 },
    { kind: 'ignore-email', line: 0 },
    { kind: 'undo' },
  ] as const)
    assert.equal(editPatientList(list, edit, options).changed, undefined)
})

test('a day that is none is refused', () => {
  const edit = { kind: 'cell', line: 3, column: 'phone', text: '' } as const
  assert.throws(() => editPatientList(list, edit, { today: '24/11/2026' }), { code: 'today-invalid' })
})

// The list of the property: every kind of damage that a cell can have, three patients on two lines each.
const nhsNumbers = [
  '999 054 8609',
  '9990000018',
  '999 000 0026',
  '9990548609.0',
  '999 054 8600',
  '',
  'QQ123456C',
]
const phones = ['07700 900118', 'O7700900118', '+44 7700 900119', '07700 900120 (mum)', '01632 960155', '']
const dates = ['03/02/1961', '03/02/61', '31/02/1961', '22/11/2031', '']
const emails = ['joe@example.com', 'joe@example', 'a@example.com; b@example.com', '']

const aRow = fc.tuple(
  fc.constantFrom(...nhsNumbers),
  fc.constantFrom(...phones),
  fc.constantFrom(...dates),
  fc.constantFrom(...emails),
)
const columns = ['nhsNumber', 'phone', 'dateOfBirth', 'email'] as const
const typed: Readonly<Record<(typeof columns)[number], readonly string[]>> = {
  nhsNumber: nhsNumbers,
  phone: phones,
  dateOfBirth: dates,
  email: emails,
}
const anEdit = (lines: number): fc.Arbitrary<PatientListEdit> => {
  const line = fc.integer({ min: 2, max: lines + 1 })
  const cell = fc.constantFrom(...columns).chain((column) =>
    fc.record({
      kind: fc.constant('cell'),
      line,
      column: fc.constant<Column>(column),
      text: fc.constantFrom(...typed[column]),
    }),
  )
  const several = fc.array(line, { maxLength: 3 })
  return fc.oneof(
    { arbitrary: cell, weight: 4 },
    fc.record({ kind: fc.constant('suggestion'), line, column: fc.constantFrom(...columns) }),
    fc.record({ kind: fc.constantFrom('leave-out', 'put-back'), lines: several }),
    fc.record({ kind: fc.constantFrom('choose', 'ignore-email'), line }),
    { arbitrary: fc.constant({ kind: 'undo' }), weight: 2 },
  )
}
const aStory = fc
  .array(aRow, { minLength: 1, maxLength: 12 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.array(anEdit(rows.length), { maxLength: 20 })))

/** The file as staff would have exported it had it been right from the beginning. */
function csvOf(lines: readonly (readonly string[])[]): string {
  return lines
    .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
    .join('')
}

const headings = ['NHS Number', 'Mobile', 'Date of birth', 'Email', 'Note']

test('after any edits and undos the list is what a fresh reading of the edited file says', async () => {
  await fc.assert(
    fc.asyncProperty(aStory, async ([rows, edits]) => {
      const original = await read(csvOf([headings, ...rows.map((cells) => [...cells, 'x'])]))
      let edited = editPatientList(original, { kind: 'undo' }, options).list
      for (const edit of edits) edited = editPatientList(edited, edit, options).list
      const lines = Array.from(edited.rows, ({ line }) => line)
      const fresh = await read(csvOf([headings, ...lines.map((line) => edited.cells(line))]))
      assert.deepEqual([...edited.rows], [...fresh.rows])
      assert.deepEqual(edited.issues, fresh.issues)
      assert.deepEqual(edited.repairs, fresh.repairs)
      assert.deepEqual(edited.notices, fresh.notices)
    }),
    { numRuns: 300 },
  )
})

test('undoing everything gives the list as it was read, without a decision', async () => {
  await fc.assert(
    fc.asyncProperty(aStory, async ([rows, edits]) => {
      const original = await read(csvOf([headings, ...rows.map((cells) => [...cells, 'x'])]))
      let { list: edited } = editPatientList(original, { kind: 'undo' }, options)
      for (const edit of edits) edited = editPatientList(edited, edit, options).list
      for (
        let result = editPatientList(edited, { kind: 'undo' }, options);
        result.changed !== undefined;
        result = editPatientList(edited, { kind: 'undo' }, options)
      )
        edited = result.list
      assert.deepEqual([...edited.rows], [...original.rows])
      assert.deepEqual(edited.issues, original.issues)
      assert.deepEqual([...edited.decisions], [])
      assert.equal(edited.lastChange, undefined)
    }),
    { numRuns: 100 },
  )
})
