import { test } from 'node:test'
import assert from 'node:assert/strict'
import { issueOf } from './issue-of.fixtures.ts'
import { readPhone } from './read-phone.ts'

const options = { allowTestNumbers: true }

const read: readonly (readonly [
  text: string,
  ...repairs: (readonly [code: string, from: string, to: string])[],
])[] = [
  ['07700 900118'],
  ['+44 (0)7700 900118'],
  ['447700900118'],
  ['O7700 900118', ['letter-o-for-zero', 'O7700 900118', '07700 900118']],
  ['o77OO 9oo118', ['letter-o-for-zero', 'o77OO 9oo118', '07700 900118']],
  ['="07700900118"', ['excel-formula-removed', '="07700900118"', '07700900118']],
  ["'07700900118", ['leading-apostrophe-removed', "'07700900118", '07700900118']],
  ['07700900118.0', ['decimal-zero-removed', '07700900118.0', '07700900118']],
  ['7700900118', ['leading-zero-restored', '7700900118', '07700900118']],
  ['7700 900 118', ['leading-zero-restored', '7700 900 118', '07700 900 118']],
  [
    '7700900118.0',
    ['decimal-zero-removed', '7700900118.0', '7700900118'],
    ['leading-zero-restored', '7700900118', '07700900118'],
  ],
]

for (const [text, ...repairs] of read) {
  test(`${text} is read with ${String(repairs.length)} repairs`, () => {
    assert.deepEqual(readPhone(text, options), {
      value: { e164: '+447700900118', kind: 'mobile', region: 'GB' },
      repairs: repairs.map(([code, from, to]) => ({ code, from, to })),
    })
  })
}

const issues: readonly (readonly [text: string, code: string, suggestion?: string])[] = [
  ['07700 900118 (daughter)', 'phone-has-text', '07700 900118'],
  ['Mob: 07700900118', 'phone-has-text', '07700 900118'],
  ['7700900118 mum', 'phone-has-text', '07700 900118'],
  ['07700900118 x12', 'phone-has-text', '07700 900118'],
  ['07700900118...', 'phone-has-text', '07700 900118'],
  ['+447700900118 / +447700900118', 'phone-has-text', '07700 900118'],
  ['07700 900118 / 07700 900119', 'phone-two-numbers', '07700 900118'],
  ['07700900118 07700900119', 'phone-two-numbers', '07700 900118'],
  ['01632 960118 or 07700 900119', 'phone-two-numbers', '07700 900119'],
  ['+44 7700 900118;+44 (0)7700 900119', 'phone-two-numbers', '07700 900118'],
  ['7.7009E+09', 'phone-e-notation'],
  ['+353 20 915 0123', 'phone-not-uk'],
  ['0033 6 12 34 56 78', 'phone-not-uk'],
  ['+1 (202) 555-0104', 'phone-not-uk'],
  ['0770090011', 'phone-unreadable'],
  ['077009001180', 'phone-unreadable'],
  ['0770090011807700900119', 'phone-unreadable'],
  ['none', 'phone-unreadable'],
  ['OOO', 'phone-unreadable'],
]

for (const [text, code, suggestion] of issues) {
  test(`${text} is ${code}${suggestion ? `, perhaps ${suggestion}` : ''}`, () => {
    assert.deepEqual(issueOf(readPhone(text, options)), { code, suggestion })
  })
}

test('in live mode a number for fiction is unreadable', () => {
  assert.deepEqual(issueOf(readPhone('07700 900118', { allowTestNumbers: false })).code, 'phone-unreadable')
})
