import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { stands } from './command/chaos.ts'
import faults from './faults.ts'
import { planted } from './faults/planted-fault.ts'
import { plantedFaults } from './faults/planted-faults.ts'

for (const { name, edits } of plantedFaults) {
  test(`${name} can still be planted in the sources as they are`, () => {
    for (const edit of edits) {
      const source = readFileSync(new URL(`../${edit.file}`, import.meta.url), 'utf8')
      assert.notEqual(planted(source, edit), source)
    }
  })
}

test('a planted fault is caught by its proof', async () => {
  const result = await faults.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
  assert.equal(result['caught'], 1)
})
