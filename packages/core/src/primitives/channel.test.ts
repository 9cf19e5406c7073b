import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { channels, isChannel } from './channel.ts'

test('email comes first, a text last (guide, paths and their priority)', () => {
  assert.deepEqual(channels, ['email', 'nhs-app', 'sms'])
})

test('nothing else is a channel', () => {
  for (const channel of channels) assert.ok(isChannel(channel))
  for (const other of ['post', '', 'SMS', undefined, null, 0]) assert.ok(!isChannel(other))
})

test('whatever it is, it is a channel only if it is one of them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.constantFrom(...channels)), (value) => {
      assert.equal(isChannel(value), typeof value === 'string' && ['email', 'nhs-app', 'sms'].includes(value))
    }),
  )
})
