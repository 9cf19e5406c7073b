import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDateOfBirth } from '../primitives/date-of-birth.ts'
import { parseEmailAddress } from '../primitives/email-address.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import { isPlainEmail, isPlainStart, plainDate, plainMobile, plainNhsNumber } from './plain-forms.ts'
import { readPatientList } from './read-patient-list.ts'
import { readRow } from './read-row.ts'
import { rowLayout } from './row-layout.ts'

const runs = { numRuns: 3_000 }
const today = '2026-11-22'
const letters = (unit: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...unit), maxLength })

test('a plain NHS number is what the full reading says', () => {
  const cell = fc.oneof(
    letters('0123456789', 11),
    fc.integer({ min: 0, max: 9_999_999_999 }).map((digits) => String(digits).padStart(10, '0')),
  )
  fc.assert(
    fc.property(cell, (text) => {
      const plain = plainNhsNumber(text)
      const full = parseNhsNumber(text)
      assert.equal(plain === 0 ? full : String(plain).padStart(10, '0'), full)
      if (full !== undefined && text.length === 10) assert.notEqual(plain, 0)
    }),
    runs,
  )
  assert.equal(plainNhsNumber('0000000000'), 0)
})

test('a plain mobile is what the full reading says, test numbers where they are allowed', () => {
  const digits = letters('0123456789', 9).map((end) => `07${end}`)
  const cell = fc.oneof(
    digits,
    letters('0123456789+ ', 16),
    fc.constantFrom('07700 900118', '+447700 900999'),
  )
  fc.assert(
    fc.property(cell, fc.boolean(), (text, allowTestNumbers) => {
      const plain = plainMobile(text, allowTestNumbers)
      if (plain === 0) return
      const expected = { e164: `+44${String(plain)}`, kind: 'mobile', region: 'GB' }
      assert.deepEqual(parseUkPhoneNumber(text, { allowTestNumbers }), expected)
    }),
    { numRuns: 10_000 },
  )
  assert.equal(plainMobile('07700 900118', true), 7_700_900_118)
  assert.equal(plainMobile('07700 900118', false), 0)
})

test('a plain date is what the full reading says, on every day of four years and around today', () => {
  const check = (text: string) => {
    const plain = plainDate(text, 20_261_122)
    const full = parseDateOfBirth(text, { today })
    assert.equal(plain === 0 ? undefined : plain, full && Number(full.replaceAll('-', '')), text)
  }
  for (const year of [1899, 1900, 1904, 1999, 2000, 2023, 2026, 2027])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')]
        check(`${dd}/${mm}/${String(year)}`)
        check(`${String(year)}-${mm}-${dd}`)
      }
  for (const text of ['', '1/1/1968  ', '1968/01/01', '01-01-1968', 'aa/01/1968', '1968-1a-01'])
    assert.equal(plainDate(text, 20_261_122), 0)
})

test('a plain email is one that the full reading takes as it stands', () => {
  const part = letters('aB0._-+@', 8)
  const cell = fc.oneof(
    fc.tuple(part, part, part).map(([local, host, top]) => `${local}@${host}.${top}`),
    fc.emailAddress(),
    letters('ab1.-_@\u200B é', 12),
  )
  fc.assert(
    fc.property(cell, (text) => {
      if (isPlainEmail(text)) assert.equal(parseEmailAddress(text), text)
    }),
    { numRuns: 20_000 },
  )
  for (const text of ['joe@example.com', 'J.O_e+1@a-b.co.uk']) assert.ok(isPlainEmail(text), text)
  for (const text of [
    '.joe@example.com',
    'joe.@example.com',
    'joe@example',
    'joe@-a.com',
    'joe@a..com',
    'joe@a.c1',
  ])
    assert.equal(isPlainEmail(text), false, text)
})

test('a plain beginning is neither white space nor a sign', () => {
  for (const text of ['', ' Joe', '=Joe', "'Joe", '@Joe', '[Joe', '1', '\u200BJoe'])
    assert.equal(isPlainStart(text, 140), false, text)
  assert.ok(isPlainStart('Joe', 140))
  assert.equal(isPlainStart('Joe', 2), false)
})

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '9990548609',
    '999 054 8609',
    '9990548609.0',
    '9.99E+09',
    '07912345678',
    '07912 345678',
  ),
  fc.constantFrom(
    'O7912345678',
    '07912345678 (mum)',
    '01534 123456',
    '02/11/1968',
    '02/11/68',
    '1968-11-02',
    '25144',
  ),
  fc.constantFrom('joe@example.com', "'joe@example.com", 'joe@', 'Joe Bloggs', '="Joe"', 'x'.repeat(150)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

test('rows in columns are the rows of the full reading, with the same issues and repairs', async () => {
  const headings = ['nhsNumber', 'phone', 'dateOfBirth', 'email', 'name', 'notes']
  const rows = fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  const cellLength = fc.constantFrom(2_000, 20, 8)
  await fc.assert(
    fc.asyncProperty(rows, cellLength, fc.boolean(), async (made, longest, allowTestNumbers) => {
      const patients = made.map((cells) =>
        Object.fromEntries(headings.map((key, at) => [key, `${cells[at] ?? ''}`])),
      )
      const list = await readPatientList([{ ...patients[0], nhsNumber: '9990548609' }, ...patients], {
        clinicalSystem: 'systmone',
        today,
        allowTestNumbers,
        limits: { cellLength: longest },
      })
      const layout = rowLayout(headings, list.mapping)
      const found = { issues: [], repairs: [] }
      const options = { today, allowTestNumbers, cellLength: longest }
      const plain = [...list.rows].map(({ line }) =>
        readRow({ line, cells: list.cells(line) }, layout, options, found),
      )
      assert.deepEqual([...list.rows], plain)
      const own = list.issues.filter(({ code }) => code !== 'patient-repeated')
      assert.deepEqual(own, found.issues)
      assert.deepEqual(list.repairs, found.repairs)
    }),
    { numRuns: 500 },
  )
})
