import { test } from 'node:test'
import assert from 'node:assert/strict'
import { issueOf } from './issue-of.fixtures.ts'
import { readNhsNumber } from './read-nhs-number.ts'

const read: readonly (readonly [
  text: string,
  ...repairs: (readonly [code: string, from: string, to: string])[],
])[] = [
  ['9990548609'],
  ['999 054 8609'],
  ['9990548609.0', ['decimal-zero-removed', '9990548609.0', '9990548609']],
  ['9990548609.00', ['decimal-zero-removed', '9990548609.00', '9990548609']],
  ['="9990548609"', ['excel-formula-removed', '="9990548609"', '9990548609']],
  ["'9990548609", ['leading-apostrophe-removed', "'9990548609", '9990548609']],
  ['999O5486O9', ['letter-o-for-zero', '999O5486O9', '9990548609']],
]

for (const [text, ...repairs] of read) {
  test(`${text} is read with ${String(repairs.length)} repairs`, () => {
    assert.deepEqual(readNhsNumber(text), {
      value: '9990548609',
      repairs: repairs.map(([code, from, to]) => ({ code, from, to })),
    })
  })
}

const issues: readonly (readonly [text: string, code: string, suggestion?: string])[] = [
  ['9990548608', 'nhs-number-invalid'],
  ['9991234567', 'nhs-number-invalid'],
  ['0000000000', 'nhs-number-invalid'],
  ['0000000000.0', 'nhs-number-invalid'],
  ['9990548608.0', 'nhs-number-invalid'],
  ['999054860', 'nhs-number-invalid'],
  ['NHS: 999 054 8609', 'nhs-number-invalid', '999 054 8609'],
  ['9990548609 / 9990000190', 'nhs-number-invalid'],
  ['9.99E+09', 'nhs-number-e-notation'],
  ['9.99055E9', 'nhs-number-e-notation'],
  ['9,99055e+09', 'nhs-number-e-notation'],
  ['QQ 12 34 56 C', 'nhs-number-is-national-insurance-number'],
  ['ab123456c', 'nhs-number-is-national-insurance-number'],
]

for (const [text, code, suggestion] of issues) {
  test(`${text} is ${code}${suggestion ? `, perhaps ${suggestion}` : ''}`, () => {
    assert.deepEqual(issueOf(readNhsNumber(text)), { code, suggestion })
  })
}
