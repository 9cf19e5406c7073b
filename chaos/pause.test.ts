import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import pause from './pause.ts'

test('a worker that sleeps past its lease doubles nothing when it wakes', async () => {
  const result = await pause.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(result.killsInFlight > 0)
})
