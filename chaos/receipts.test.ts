import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import receipts from './receipts.ts'

test('receipts in any order set no state back and spoil no count', async () => {
  const result = await receipts.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(Number(result['beforeOurCommit']) > 0)
})
