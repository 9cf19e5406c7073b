import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import operators from './operators.ts'

test('simultaneous Sends of one draft make one batch', async () => {
  const result = await operators.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(Number(result['sends']) > result.runs)
})
