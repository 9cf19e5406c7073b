import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import clock from './clock.ts'

test('each quarter of an hour fires once when clocks change, and a clock that jumps holds', async () => {
  const result = await clock.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(Number(result['readings']) > 0)
})
