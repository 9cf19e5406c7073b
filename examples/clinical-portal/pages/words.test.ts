import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressInWords, dayAndMoment, figure, momentInWords } from './words.ts'

test('moments are local to London, summer and winter, with a 12-hour clock', () => {
  assert.equal(momentInWords('2026-11-24T10:23:00.000Z'), '24 November 2026, 10:23am')
  assert.equal(momentInWords('2026-07-01T11:05:00.000Z'), '1 July 2026, 12:05pm')
  assert.equal(dayAndMoment('2026-11-25T00:00:00.000Z'), 'Wednesday 25 November 2026, 12:00am')
})

test('addresses are grouped as staff write them', () => {
  assert.equal(addressInWords('sms', '+447700900118'), '07700\u00a0900118')
  assert.equal(addressInWords('nhs-app', '9990548609'), '999\u00a0054\u00a08609')
  assert.equal(addressInWords('email', 'joe@example.com'), 'joe@example.com')
})

test('figures have thousands separators', () => assert.equal(figure(1248), '1,248'))
