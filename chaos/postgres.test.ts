import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import postgres from './postgres.ts'

test('a database that is restarted in mid-send loses nobody', async () => {
  const result = await postgres.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(Number(result['restarts']) > 0)
})
