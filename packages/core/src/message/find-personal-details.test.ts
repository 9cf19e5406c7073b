import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIsoDate } from '../primitives/date-of-birth.ts'
import { findPersonalDetails } from './find-personal-details.ts'

const today = parseIsoDate('2026-11-24')
const names = [
  { firstName: 'Anthony', lastName: 'Okafor' },
  { firstName: 'Mary Jane', lastName: "O'Brien" },
  { firstName: 'May', lastName: undefined },
]
const options = { today, names, allowedPhones: ['07700 900412', '01632 960412'] }

/** Found details in the text are marked with [ ]. */
const found: readonly (readonly [kind: string, marked: string])[] = [
  ['nhs-number', 'Your number is [999 054 8609].'],
  ['nhs-number', '[9990548609]'],
  ['nhs-number', 'no. [999-054-8609], please'],
  ['mobile-number', 'text [07700 900118] now'],
  ['mobile-number', 'call [+44 7700 900118]'],
  ['mobile-number', '[+44 (0)7700-900118]'],
  ['date-of-birth', 'on [14/03/1971]'],
  ['date-of-birth', 'on [14 March 1971] in'],
  ['date-of-birth', 'born [14.3.2026]'],
  ['date-of-birth', 'DOB: [1st Jan 2026]'],
  ['landline-number', 'call [01632 960155] now'],
  ['landline-number', 'call [(020) 7946 0123] now'],
  ['landline-number', 'call [+44 1632 960155] now'],
  ['nhs-number', 'letter_[999_054_8609].pdf'],
  ['date-of-birth', 'letter-[1971-03-14].pdf'],
  ['date-of-birth', 'letter_[14_March_1971].pdf'],
  ['name', 'letter_[Okafor_Anthony]_2.pdf'],
  ['name', 'Please tell [Anthony Okafor] to come.'],
  ['name', '[OKAFOR, Anthony] is due'],
  ['name', 'see [Mary Jane O’Brien]'],
]
for (const [kind, marked] of found) {
  test(`${kind} in ${JSON.stringify(marked)}`, () => {
    const at = marked.indexOf('[')
    const length = marked.indexOf(']') - at - 1
    assert.deepEqual(findPersonalDetails(marked.replace(/[[\]]/g, ''), options), [{ kind, at, length }])
  })
}

const innocent: readonly string[] = [
  'Call us on 01632 960412 or 0300 123 4567.',
  'Our mobile is 07700 900412.',
  'Ring 999 or 111. Reference 9991234567.',
  'Clinics on 28 November 2026 and 05/12/2026.',
  'In May you may ask Anthony.',
  'Since 1 April 2026 we are open late.',
  'Order 99905486091 and 12345.',
  'Dear ((first name)), book by 31/12/2026.',
]
for (const text of innocent) {
  test(`nothing personal in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(findPersonalDetails(text, options), [])
  })
}

test('without a today only dates that say so are dates of birth', () => {
  assert.deepEqual(findPersonalDetails('since 1 April 1974'), [])
  assert.equal(findPersonalDetails('born 1 April 1974').length, 1)
})

test('without a number of the practice nothing is said about landlines', () => {
  assert.deepEqual(findPersonalDetails('call 01632 960155', { allowedPhones: [''] }), [])
})

test('several are told in the order in which they stand', () => {
  const text = 'Anthony Okafor, 999 054 8609, 07700 900118'
  assert.deepEqual(
    findPersonalDetails(text, options).map(({ kind }) => kind),
    ['name', 'nhs-number', 'mobile-number'],
  )
})
