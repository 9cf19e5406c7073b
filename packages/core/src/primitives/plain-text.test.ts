import { test } from 'node:test'
import assert from 'node:assert/strict'
import { plainText } from './plain-text.ts'

const table: readonly (readonly [given: string, expected: string])[] = [
  ['  Joe ', 'Joe'],
  ['\uFEFFNHS Number', 'NHS Number'],
  ['07700\u200B900\u200D118', '07700900118'],
  ['\u202A07700 900118\u202C', '07700 900118'],
  ['\u00A0\t Ann\u00A0Lee \r\n', 'Ann\u00A0Lee'],
  ['Siân Ŵyn', 'Siân Ŵyn'],
  ['\u200B', ''],
  ['', ''],
]

for (const [given, expected] of table) {
  test(`${JSON.stringify(given)} is plainly ${JSON.stringify(expected)}`, () => {
    assert.equal(plainText(given), expected)
  })
}
