import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import restore from './restore.ts'

test('a restored backup sends nothing by itself and finds what had gone', async () => {
  const result = await restore.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(Number(result['foundByLookUp']) > 0)
})
