import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant, type Bucket, type Channel } from '@carebatch/core'
import type { BatchMessage, SandboxCopy } from '@carebatch/core/wire'
import { assertNoSecondCopies, assertPhonesAgree } from './ledger.ts'

const at = parseInstant('2026-11-24T10:00:00.000Z')
assert.ok(at)
const now = at

const message = (id: string, bucket: Bucket): BatchMessage => ({
  id,
  line: 2,
  state: 'delivered',
  bucket,
  changedAt: now,
  record: 'none',
})

const copy = (key: string, state: SandboxCopy['state'], channel: Channel = 'sms'): SandboxCopy => ({
  id: key,
  channel,
  to: '+447700900118',
  body: '',
  receivedAt: now,
  state,
  key,
})

const honest: readonly [string, Bucket, readonly SandboxCopy[]][] = [
  ['a text that arrived', 'delivered', [copy('m:0:1', 'delivered')]],
  [
    'an App message and the text after it',
    'delivered',
    [copy('m:0:1', 'delivered', 'nhs-app'), copy('m:1:1', 'delivered')],
  ],
  ['an email', 'emailed', [copy('m:0:1', 'delivered', 'email')]],
  ['a text without a receipt', 'no-confirmation', [copy('m:0:1', 'accepted')]],
  ['a text that did not arrive', 'failed', [copy('m:0:1', 'failed')]],
  ['nothing for somebody left out', 'not-contactable', []],
  ['a copy of which nobody knows', 'outcome-unknown', [copy('m:0:1', 'delivered')]],
]

for (const [what, bucket, copies] of honest)
  test(`${what} agrees with ${bucket}`, () => assertPhonesAgree([message('m', bucket)], copies))

const lies: readonly [string, Bucket, readonly SandboxCopy[]][] = [
  ['delivered without a copy', 'delivered', []],
  ['delivered with a copy that failed', 'delivered', [copy('m:0:1', 'failed')]],
  ['cancelled with a copy', 'cancelled', [copy('m:0:1', 'delivered')]],
  ['not contactable with an email', 'not-contactable', [copy('m:0:1', 'delivered', 'email')]],
  ['still waiting without a copy', 'waiting', []],
]

for (const [what, bucket, copies] of lies)
  test(`${what} is found out`, () =>
    assert.throws(() => assertPhonesAgree([message('m', bucket)], copies), assert.AssertionError))

test('the same step that arrived twice is found, whichever try it was', () => {
  const twice = [copy('m:0:1', 'delivered'), copy('m:0:2', 'accepted')]
  assert.throws(() => assertNoSecondCopies(twice), assert.AssertionError)
})

test('an App message with its text, and a copy sent again after a failure, are no second copies', () => {
  assertNoSecondCopies([copy('m:0:1', 'delivered', 'nhs-app'), copy('m:1:1', 'delivered')])
  assertNoSecondCopies([copy('m:0:1', 'failed'), copy('m:0:2', 'delivered')])
})
