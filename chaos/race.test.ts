import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import race from './race.ts'

test('a read receipt that comes first leaves no text', async () => {
  const result = await race.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.ok(Number(result['texts']) > 0 && Number(result['withdrawn']) > 0)
})
