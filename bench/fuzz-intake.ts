import assert from 'node:assert/strict'
import { fuzzIntake } from '../packages/core/src/patient-list/fuzz-intake.fixtures.ts'

/** A million invented cells and ten thousand whole files: each comes out as a list or as a refusal, and in no long time. */
export async function run(): Promise<Record<string, unknown>> {
  const { cells, files, failures, slowestMs } = await fuzzIntake(1_000_000, 10_000, () => performance.now())
  assert.deepEqual(failures.slice(0, 20), [])
  return { cells, files, failures: failures.length, slowestMs: Math.round(slowestMs) }
}
