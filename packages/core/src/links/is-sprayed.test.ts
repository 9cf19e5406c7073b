import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSprayed } from './is-sprayed.ts'

const cases = [
  ['nobody tried', 0, 0, false],
  ['20 links with wrong tries and none opened', 20, 0, false],
  ['21 links with wrong tries and none opened', 21, 0, true],
  ['150 patients of 3,000 mistype in the first rush', 150, 2_850, false],
  ['a cohort of one year is guessed: 1,000 wrong, 3 right', 1_000, 3, true],
  ['half as many wrong as opened', 100, 200, false],
] as const
for (const [name, wrongLinks, openedLinks, sprayed] of cases) {
  test(`${name}: ${sprayed ? 'sprayed' : 'not sprayed'}`, () =>
    assert.equal(isSprayed({ wrongLinks, openedLinks }), sprayed))
}
