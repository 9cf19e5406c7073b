import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { notContactableCsv } from '../contactability/not-contactable-csv.ts'
import { reviewPatientList } from '../contactability/review-patient-list.ts'
import { defaultSettings } from '../settings/organisation-settings.ts'
import { editPatientList } from './edit-patient-list.ts'
import type { PatientList } from './patient-list.ts'
import { readPatientList } from './read-patient-list.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true } as const
const header = 'NHS Number,Address,Home Phone,Mobile Number,Date of Birth,Email'
const joe = '9990548609,1 High Street,07700 900101,07700 900118,03/02/1961,joe@example.com'
const ann = '9990000018,2 High Street,07700 900102,07700 900119,04/02/1961,'
const plain = `${joe}\n${ann}\n`

const review = ({ rows }: PatientList) =>
  reviewPatientList({
    rows,
    facts: () => undefined,
    clinicalSystem: 'systmone',
    contactDetailsFromList: false,
    batchType: 'message',
    settings: defaultSettings,
    allowTestNumbers: true,
  })
const reasons = (list: PatientList) => review(list).patients.map(({ reason }) => reason)
const linesInDoubt = ({ rows }: PatientList) => [...rows].filter((row) => row.ragged).map(({ line }) => line)
const shifted = ann.replace('2 High Street', '2 High Street, Leeds')

const doubted: Record<string, string> = {
  'a comma that came between, with a value in the last column': joe.replace('Street', 'Street, Leeds'),
  'a comma that came between, with nothing in the last column': shifted,
  'several commas': joe.replace('Street', 'Street, Leeds, Yorkshire'),
  'a value that got lost, so that a date stands under the mobile': joe.replace(',07700 900101', ''),
}
for (const [name, line] of Object.entries(doubted))
  test(`nobody is contacted by a line with ${name}`, async () => {
    const list = await readPatientList(`${header}\n${plain}${line}\n`, options)
    const row = list.rows.at(2)
    assert.equal(row?.ragged, true)
    assert.deepEqual(
      [row.phone, row.dateOfBirth, row.email, row.name],
      [undefined, undefined, undefined, undefined],
    )
    assert.deepEqual([row.given.phone, row.nhsNumber], [true, line.slice(0, 10)])
    assert.ok(list.issues.some((issue) => issue.code === 'row-ragged' && issue.line === 4))
    assert.deepEqual(reasons(list).slice(2), ['row-ragged'])
  })

test('a comma that came between is found beside headings that end in commas', async () => {
  const list = await readPatientList(`${header},,\n${joe},,\n${ann},,\n${shifted},,\n`, options)
  assert.deepEqual(linesInDoubt(list), [4])
  const padded = await readPatientList(`${header},\n${joe},\n${ann},\n${shifted}x\n`, options)
  assert.deepEqual(linesInDoubt(padded), [4], 'as a spreadsheet saves it again')
})

test('commas behind every line, and a column whose heading was forgotten, say nothing against a line', async () => {
  const commas = await readPatientList(`${header}\n${joe},,\n${ann},,\n${shifted},,\n`, options)
  assert.deepEqual(linesInDoubt(commas), [4])
  const unnamed = await readPatientList(`${header},\n${joe},a\n${ann},b\n`, options)
  assert.deepEqual(linesInDoubt(unnamed), [])
  assert.deepEqual(unnamed.issues, [{ code: 'value-without-heading', line: 2, lines: [3] }])
})

test('a line that ends early is read as it stands where all that is there can be read', async () => {
  const short = ann.slice(0, -1)
  const list = await readPatientList(`${header}\n${joe}\n${short}\n`, options)
  assert.deepEqual(list.issues, [{ code: 'row-ragged', line: 3 }])
  assert.deepEqual(reasons(list), [undefined, undefined])
  assert.equal(list.rows.at(1)?.phone?.e164, '+447700900119')
})

test('a file that ends within a value which may go on is not believed about its last line', async () => {
  const cut = `NHS Number,Mobile Number,Email,Date of Birth\n9990548609,07700 900118,joe@example.co`
  assert.deepEqual(linesInDoubt(await readPatientList(cut, options)), [2])
  assert.deepEqual(linesInDoubt(await readPatientList(`${cut}\n`, options)), [])
  const date = `NHS Number,Mobile Number,Date of Birth,Email\n9990548609,07700 900118,03/02/19`
  assert.deepEqual(linesInDoubt(await readPatientList(date, options)), [2])
  assert.deepEqual(linesInDoubt(await readPatientList(`${date}61`, options)), [])
})

test('wherever a comma comes between, no patient gets a number from another column', async () => {
  const cells = joe.split(',')
  await fc.assert(
    fc.asyncProperty(
      fc.nat(cells.length - 1),
      fc.stringMatching(/^[ a-z0-9]{0,8},[ a-z0-9,]{0,8}$/),
      fc.boolean(),
      async (at, text, hasEmail) => {
        const its = cells.map((cell, place) => (place === at ? cell + text : cell))
        if (!hasEmail && at < 5) its[5] = ''
        const list = await readPatientList(`${header}\n${plain}${its.join(',')}\n`, options)
        const { phone, email } = review(list).patients.at(2) ?? {}
        assert.ok(phone === undefined || (phone.e164 === '+447700900118' && at > 3), its.join(','))
        assert.ok(email === undefined || email.startsWith('joe@example.com'), its.join(','))
      },
    ),
  )
})

test('staff correct the cells of such a line and then say that it is right; both can be undone', async () => {
  const list = await readPatientList(
    `${header}\n${plain}${shifted.replace('9990000018', '9990000026')}\n`,
    options,
  )
  const change = { kind: 'cell', line: 4, column: 'phone', text: '07700 900119' } as const
  const corrected = editPatientList(list, change, options).list
  assert.equal(reasons(corrected)[2], 'row-ragged', 'one cell says nothing about the others')
  assert.equal(corrected.rows.at(2)?.phone, undefined)
  const date = { kind: 'cell', line: 4, column: 'dateOfBirth', text: '04/02/1961' } as const
  const email = { kind: 'cell', line: 4, column: 'email', text: '' } as const
  const both = editPatientList(editPatientList(corrected, date, options).list, email, options).list
  const { list: right, changed } = editPatientList(both, { kind: 'confirm', lines: [2, 4] }, options)
  assert.deepEqual(changed, { kind: 'confirmed', lines: [4] })
  assert.equal(reasons(right)[2], undefined)
  assert.equal(right.rows.at(2)?.phone?.e164, '+447700900119')
  assert.deepEqual(
    right.issues.filter(({ line }) => line === 4),
    [],
  )
  const later = editPatientList(right, { ...change, text: '07700 900120' }, options).list
  assert.equal(reasons(later)[2], undefined, 'what was confirmed stays so')
  assert.equal(reasons(editPatientList(right, { kind: 'undo' }, options).list)[2], 'row-ragged')
  assert.equal(editPatientList(list, { kind: 'confirm', lines: [2] }, options).changed, undefined)
})

test('downloaded and added again, such a line stays in doubt until the cell that holds it whole is deleted', async () => {
  const list = await readPatientList(`${header}\n${plain}${shifted}\n`, options)
  const words = {
    line: 'Line in your file',
    reason: 'Why this patient cannot be contacted',
    reasonText: String,
  }
  const csv = notContactableCsv(review(list), { headers: list.headers, cells: list.cells, words })
  const again = await readPatientList(csv, options)
  assert.ok(again.rows.length > 0)
  assert.equal([...again.rows].at(-1)?.ragged, true)
  const mended = await readPatientList(csv.replace(/,[^,]*\|.*(?=\r\n$)/, ''), options)
  assert.equal([...mended.rows].at(-1)?.ragged, undefined)
})
