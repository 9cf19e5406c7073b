import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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

test('an optional text is known by its name, and keeps what is written behind ??', () => {
  assert.deepEqual(parsePlaceholders('a ((Over 65?? Bring your card.))'), [
    { name: 'Over 65', key: 'over65', at: 2, length: 30, optionalText: ' Bring your card.' },
  ])
  assert.deepEqual(parsePlaceholders('((ready??Why??))')[0]?.optionalText, 'Why??')
  assert.deepEqual(unknownPlaceholders('((over 65??x)) ((Over_65))', ['Over 65']), [])
  assert.deepEqual(unknownPlaceholders('((over 56??x))', ['Over 65']), ['over 56'])
})

const optional: readonly (readonly [
  value: string | undefined,
  expected: string,
  missing: readonly string[],
])[] = [
  ...['yes', 'Y', ' True ', 't', '1', 'include', 'SHOW'].map(
    (value) => [value, 'Hi, bring it.', []] as const,
  ),
  ...['no', 'n', '', '  ', '0', 'maybe', 'yess'].map((value) => [value, 'Hi', []] as const),
  [undefined, 'Hi((card??, bring it.))', ['card']],
]
for (const [value, expected, missing] of optional) {
  test(`a cell of ${JSON.stringify(value)} makes ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      fillPlaceholders('Hi((card??, bring it.))', () => value),
      { text: expected, missing },
    )
  })
}

test('names are one however case, spaces, _ and - are set; what is filled holds no placeholder of ours', () => {
  const letter = fc.constantFrom('a', 'B', 'ŵ', '1', ' ', '_', '-')
  const word = fc.array(letter, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(word, fc.string(), (name, value) => {
      const noisy = ` ${[...name].map((part) => (part === ' ' ? '_-' : part.toUpperCase())).join('')} `
      assert.equal(placeholderKey(noisy), placeholderKey(name))
      const { text, missing } = fillPlaceholders(`<((${name}))>`, () => value)
      assert.equal(text, value.trim() === '' ? `<((${name}))>` : `<${value.trim()}>`)
      assert.equal(missing.length, value.trim() === '' ? 1 : 0)
    }),
  )
})
