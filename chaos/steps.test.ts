import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engineSteps } from '@carebatch/server-adapter/engine/steps'
import { stands } from './command/chaos.ts'
import steps, { elsewhere } from './steps.ts'

test('every step of the engine is passed, and a process that dies at some loses and doubles nothing', async () => {
  const result = await steps.run(['--short'])
  assert.ok(stands(result), JSON.stringify(result))
})

test('a step that is left out here is a step, and says where it is tried instead', () => {
  for (const [step, why] of Object.entries(elsewhere)) {
    assert.ok(step in engineSteps, `${step} is no step of the engine any more`)
    assert.ok(why.length > 0)
  }
})
