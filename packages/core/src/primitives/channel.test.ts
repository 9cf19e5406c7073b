import { test } from 'node:test'
import assert from 'node:assert/strict'
import { channels, isChannel } from './channel.ts'

test('email comes first, a text last (guide, paths and their priority)', () => {
  assert.deepEqual(channels, ['email', 'nhs-app', 'sms'])
})

test('nothing else is a channel', () => {
  for (const channel of channels) assert.ok(isChannel(channel))
  for (const other of ['post', '', 'SMS', undefined, null, 0]) assert.ok(!isChannel(other))
})
