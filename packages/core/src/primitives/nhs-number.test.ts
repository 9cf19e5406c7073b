import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { formatNhsNumber, parseNhsNumber } from './nhs-number.ts'

const read: readonly string[] = [
  '9990548609',
  '999 054 8609',
  '999-054-8609',
  '999–054–8609',
  ' 9990548609\t',
  '\uFEFF999\u00A0054\u200B8609',
  '9 9 9 0 5 4 8 6 0 9',
]

for (const text of read) {
  test(`${JSON.stringify(text)} is 9990548609`, () => assert.equal(parseNhsNumber(text), '9990548609'))
}

const refused: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing'],
  ['   ', 'only white space'],
  ['0000000000', 'nobody’s number, although its check digit is right'],
  ['9991234567', 'the example of the service manual: its check digit would be 10'],
  ['9990548608', 'a wrong check digit'],
  ['9995048609', 'two digits changed places'],
  ['999054860', '9 digits'],
  ['99905486090', '11 digits'],
  ['9990548609.0', 'damage is not formatting'],
  ['="9990548609"', 'damage is not formatting'],
  ['9.99055E+09', 'a number in E-notation has lost digits'],
  ['99905486O9', 'a letter O'],
  ['999/054/8609', 'slashes separate numbers'],
  ['NHS 9990548609', 'text beside a number'],
  ['٩٩٩٠٥٤٨٦٠٩', 'Arabic digits'],
  ['９９９０５４８６０９', 'full-width digits'],
  ['QQ 12 34 56 C', 'a National Insurance number'],
]

for (const [text, why] of refused) {
  test(`${JSON.stringify(text)} is refused: ${why}`, () => assert.equal(parseNhsNumber(text), undefined))
}

test('a check digit that computes as 11 is 0', () => {
  assert.equal(parseNhsNumber('9000000009'), '9000000009')
  assert.equal(parseNhsNumber('9990000190'), '9990000190')
})

test('an NHS number is shown as 3 3 4', () => {
  const nhsNumber = parseNhsNumber('9990548609')
  assert.ok(nhsNumber)
  assert.equal(formatNhsNumber(nhsNumber), '999 054 8609')
})

const nineDigits = fc.integer({ min: 1, max: 999_999_999 }).map((number) => String(number).padStart(9, '0'))

test('of the ten last digits that nine digits can have, at most one is right', () => {
  fc.assert(
    fc.property(nineDigits, (digits) => {
      const valid = [...'0123456789'].filter((last) => parseNhsNumber(digits + last))
      const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
      assert.equal(valid.length, sum % 11 === 1 ? 0 : 1)
    }),
  )
})

test('one wrong digit, or two that changed places, is always found', () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
      for (const last of '0123456789') {
        const right = digits + last
        if (!parseNhsNumber(right)) continue
        const other = String((Number(right[at]) + shift) % 10)
        assert.equal(parseNhsNumber(right.slice(0, at) + other + right.slice(at + 1)), undefined)
        const swapped = [...right]
        swapped.splice(at, 2, ...swapped.slice(at, at + 2).reverse())
        assert.ok(swapped.join('') === right || parseNhsNumber(swapped.join('')) === undefined)
      }
    }),
  )
})

test('what is shown can be read again', () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(9), (digits, last) => {
      const nhsNumber = parseNhsNumber(digits + String(last))
      if (nhsNumber) assert.equal(parseNhsNumber(formatNhsNumber(nhsNumber)), nhsNumber)
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseNhsNumber(text)))
})
