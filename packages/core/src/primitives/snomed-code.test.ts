import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseSnomedCode } from './snomed-code.ts'

/** Each with the public source that gives code and words together. */
const published: readonly (readonly [code: string, words: string, source: string])[] = [
  [
    '413606001',
    'Average home systolic blood pressure',
    'GP Connect Access Record: Structured, blood pressure',
  ],
  [
    '413605002',
    'Average home diastolic blood pressure',
    'GP Connect Access Record: Structured, blood pressure',
  ],
  ['266919005', 'Never smoked tobacco', 'HL7 US Core, smoking status'],
  ['8517006', 'Ex-smoker', 'HL7 US Core, smoking status'],
  ['77176002', 'Smoker', 'HL7 US Core, smoking status'],
  ['279991000000102', 'Short message service text message sent to patient', 'NHS Digital, SNOMED code usage'],
]

for (const [code, words, source] of published) {
  test(`${code}, ${words} (${source}), is a concept`, () => assert.equal(parseSnomedCode(code), code))
}

const refused: readonly (readonly [text: string, why: string])[] = [
  ['413606002', 'its check digit is wrong'],
  ['41360600', 'it is cut off'],
  ['2956711017', 'it is a description, not a concept'],
  ['0413606001', 'it begins with 0'],
  ['413 606 001', 'it holds spaces'],
  ['4.13606E+08', 'a spreadsheet has rounded it'],
  ['', 'it is empty'],
]

for (const [text, why] of refused) {
  test(`${JSON.stringify(text)} is no concept: ${why}`, () => assert.equal(parseSnomedCode(text), undefined))
}

test('one wrong digit, or two that changed places, is always found', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...published.map(([code]) => code)),
      fc.nat(17),
      fc.integer({ min: 1, max: 9 }),
      (code, place, shift) => {
        const at = place % code.length
        const other = String((Number(code[at]) + shift) % 10)
        assert.equal(parseSnomedCode(code.slice(0, at) + other + code.slice(at + 1)), undefined)
        const swapped = [...code]
        swapped.splice(at, 2, ...swapped.slice(at, at + 2).reverse())
        assert.ok(swapped.join('') === code || parseSnomedCode(swapped.join('')) === undefined)
      },
    ),
  )
})
