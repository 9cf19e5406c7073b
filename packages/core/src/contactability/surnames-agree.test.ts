import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { surnamesAgree } from './surnames-agree.ts'

const cases: readonly (readonly [one: string, other: string, agree: boolean | undefined])[] = [
  ['Okafor', 'Okafor', true],
  ['OKAFOR', 'okafor', true],
  ['Müller', 'Muller', true],
  ['Strauß', 'STRAUSS', true],
  ['Sørensen', 'Sorensen', true],
  ['Łukasiewicz', 'Lukasiewicz', true],
  ["O'Brien", 'OBrien', true],
  ['O’Brien', 'O Brien', true],
  ['MacDonald', 'Mac Donald', true],
  ['Smith-Jones', 'Smith Jones', true],
  ['Smith-Jones', 'Jones', true],
  ['Begum (née Khatun)', 'Khatun', true],
  ['van der Berg', 'Vanderberg', true],
  ['de Souza', 'Souza', true],
  ['Llewelyn', 'Llewellyn', true],
  ['Smith', 'Smyth', true],
  ['Jhonson', 'Johnson', true],
  ['Bloggs Jr', 'Bloggs', true],
  ['Okafor', 'Archer', false],
  ['van der Berg', 'van der Meer', false],
  ['de Souza', 'de Costa', false],
  ["O'Brien", "O'Connor", false],
  ['Ng', 'Ho', false],
  ['Lee', 'Lea', false],
  ['Kaur', 'Singh', false],
  ['Smith-Jones', 'Taylor-Brown', false],
  ['ᾀ', 'ἈΙ', true],
  ['', 'Okafor', undefined],
  ['  - ', 'Okafor', undefined],
  ['Петров', 'Petrov', undefined],
  ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ', true],
  ['aς', 'aσ', true],
]

for (const [one, other, agree] of cases) {
  const verdict = agree === undefined ? 'cannot be compared' : agree ? 'agree' : 'are different surnames'
  test(`${one || 'nothing'} and ${other} ${verdict}`, () => {
    assert.equal(surnamesAgree(one, other), agree)
    assert.equal(surnamesAgree(other, one), agree)
  })
}

test('a surname agrees with itself, however it is written, and the order never matters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      assert.notEqual(surnamesAgree(one, one.toUpperCase().toLowerCase()), false)
      assert.equal(surnamesAgree(one, other), surnamesAgree(other, one))
    }),
  )
})
