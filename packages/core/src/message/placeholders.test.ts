import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillPlaceholders, parsePlaceholders, placeholderKey, unknownPlaceholders } from './placeholders.ts'

for (const name of ['First Name', 'first_name', 'FIRST-NAME', ' firstname ', 'first  name']) {
  test(`((${name})) is ((first name))`, () => {
    assert.equal(placeholderKey(name), 'firstname')
  })
}

test('placeholders come in order, with their places', () => {
  assert.deepEqual(parsePlaceholders('Dear ((first name)), at ((Time of day))'), [
    { name: 'first name', key: 'firstname', at: 5, length: 14 },
    { name: 'Time of day', key: 'timeofday', at: 24, length: 15 },
  ])
})

for (const text of ['', '(first name)', '((first name)', '(())', '((a(b)))', '( (a) )']) {
  test(`${JSON.stringify(text)} holds no placeholder`, () => {
    assert.deepEqual(parsePlaceholders(text), [])
  })
}

test('a placeholder is unknown when it is neither standard nor a heading, and is named once', () => {
  const text = '((first name)) ((Frist Name)) ((frist_name)) ((practice phone)) ((Clinic))'
  assert.deepEqual(unknownPlaceholders(text, ['clinic']), ['Frist Name'])
})

const values = new Map([
  ['firstname', 'Joe'],
  ['empty', '  '],
  ['tricky', '((first name)) $& $1'],
])
const filled: readonly (readonly [string, string, readonly string[]])[] = [
  ['((First-Name)) and ((first name))', 'Joe and Joe', []],
  ['((empty)) ((nothing)) ((nothing))', '((empty)) ((nothing)) ((nothing))', ['empty', 'nothing']],
  ['((tricky))', '((first name)) $& $1', []],
]
for (const [text, expected, missing] of filled) {
  test(`${text} is filled once, and says what is missing`, () => {
    assert.deepEqual(
      fillPlaceholders(text, ({ key }) => values.get(key)),
      { text: expected, missing },
    )
  })
}
