import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactabilityReasons } from './contactability-reasons.ts'
import { countWithoutMobile } from './count-without-mobile.ts'

test('a missing, a foreign and a landline number count as no valid mobile, and nothing else does', () => {
  const each = contactabilityReasons.map(({ code }, index) => [code, 10 ** index] as const)
  const expected = each
    .filter(([code]) =>
      ['contact-details-not-provided', 'not-uk-phone-number', 'not-a-mobile-number'].includes(code),
    )
    .reduce((sum, [, patients]) => sum + patients, 0)
  assert.equal(countWithoutMobile({ byReason: new Map(each) }), expected)
})

test('a host whose own reason lacks a mobile has it counted', () => {
  const noSignal = { code: 'no-signal', title: 'No signal', applies: () => true, lacksMobile: true } as const
  assert.equal(countWithoutMobile({ byReason: new Map([['no-signal', 3]]) }, [noSignal]), 3)
})
