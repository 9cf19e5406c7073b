import assert from 'node:assert/strict'
import { phoneAgreement } from '../packages/core/src/patient-list/phone-agreement.fixtures.ts'

/** Numbers held against the library itself: over a million of every spelling, and every edge of every range. */
export function run(): Promise<Record<string, unknown>> {
  const { numbers, differing } = phoneAgreement(1_000_000)
  assert.deepEqual(differing, [])
  return Promise.resolve({ numbers, differing: differing.length, ratio: differing.length === 0 ? 1 : 0 })
}
