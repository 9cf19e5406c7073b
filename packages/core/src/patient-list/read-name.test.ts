import { test } from 'node:test'
import assert from 'node:assert/strict'
import type { PatientName } from './patient-list.ts'
import { readName } from './read-name.ts'

const oneCell: readonly (readonly [name: string, parts: Omit<PatientName, 'full'>])[] = [
  ['Joe Bloggs', { first: 'Joe', last: 'Bloggs' }],
  ['Mr Joe Bloggs', { title: 'Mr', first: 'Joe', last: 'Bloggs' }],
  ['Dr. Ann Mary Lee', { title: 'Dr', first: 'Ann', last: 'Lee' }],
  ['BLOGGS, Joe (Mr)', { title: 'Mr', first: 'Joe', last: 'BLOGGS' }],
  ['Okafor, Anthony', { first: 'Anthony', last: 'Okafor' }],
  ['Smith-Jones , Mrs Zoë', { title: 'Mrs', first: 'Zoë', last: 'Smith-Jones' }],
  ['BLOGGS Joe', { first: 'Joe', last: 'BLOGGS' }],
  ['JOE BLOGGS', { first: 'JOE', last: 'BLOGGS' }],
  ['Jan van der Berg', { first: 'Jan', last: 'van der Berg' }],
  ['Aled ap Rhys', { first: 'Aled', last: 'ap Rhys' }],
  ['Joe', { first: 'Joe' }],
  ['Dr', { first: 'Dr' }],
  ['Bloggs,', { last: 'Bloggs' }],
  ["O'Neill, Siân", { first: 'Siân', last: "O'Neill" }],
]

for (const [name, parts] of oneCell) {
  test(`${name} is ${JSON.stringify(parts)}`, () => {
    assert.deepEqual(readName({ name, firstName: '', lastName: '' }), { full: name, ...parts })
  })
}

test('columns of their own go before the whole name, which is kept as it stands', () => {
  assert.deepEqual(readName({ name: 'Mr J Bloggs', firstName: 'Joe', lastName: 'Bloggs' }), {
    full: 'Mr J Bloggs',
    first: 'Joe',
    last: 'Bloggs',
  })
  assert.deepEqual(readName({ name: '', firstName: 'Mary Ann', lastName: '' }), {
    full: 'Mary Ann',
    first: 'Mary Ann',
  })
  assert.deepEqual(readName({ name: '', firstName: '', lastName: 'Lee' }), { full: 'Lee', last: 'Lee' })
})

test('nothing is no name', () => {
  assert.equal(readName({ name: '', firstName: '', lastName: '' }), undefined)
})
