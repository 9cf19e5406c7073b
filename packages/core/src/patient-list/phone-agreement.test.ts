import { test } from 'node:test'
import assert from 'node:assert/strict'
import { phoneAgreement } from './phone-agreement.fixtures.ts'

test('50,000 numbers of every spelling are read as the library reads them (all: pnpm bench phone-agreement)', () => {
  assert.deepEqual(phoneAgreement(10_000), { numbers: 50_000, differing: [] })
})
