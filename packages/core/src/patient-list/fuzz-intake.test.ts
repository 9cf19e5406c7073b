import { test } from 'node:test'
import assert from 'node:assert/strict'
import { fuzzIntake } from './fuzz-intake.fixtures.ts'

test('6,000 invented cells and 300 invented files: lists and refusals only (all: pnpm bench fuzz-intake)', async () => {
  const { failures } = await fuzzIntake(6_000, 300, () => performance.now())
  assert.deepEqual(failures, [])
})
