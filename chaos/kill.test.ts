import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killWhileSending } from './kill.ts'

test('a server killed in mid-send loses nobody and sends nobody two copies', async () => {
  const report = await killWhileSending({ runs: 3, messages: 120, kills: 2, seed: 11 })
  assert.deepEqual({ lost: report.lost, doubled: report.doubled }, { lost: 0, doubled: 0 })
  assert.ok(report.killsInFlight > 0, 'no kill hit a call that was under way')
})
