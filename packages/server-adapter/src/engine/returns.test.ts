import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { returns } from './returns.ts'

test('names that never come back are none of them a return', () => {
  const comesBack = returns()
  for (let n = 0; n < 1_000; n++) assert.equal(comesBack(String(n)), false)
})

test('the same name twice in a row is a return', () => {
  const comesBack = returns()
  assert.deepEqual(['a', 'a'].map(comesBack), [false, true])
})

test('a round is noticed, however long the way to it and the round itself are', () => {
  const length = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(length, length, (way, round) => {
      const comesBack = returns()
      const nameAt = (n: number) => (n < way ? `way ${n}` : `round ${(n - way) % (round + 1)}`)
      const noticed = Array.from({ length: 4 * (way + round + 2) }, (_, n) => comesBack(nameAt(n)))
      assert.ok(noticed.includes(true))
      assert.equal(noticed.slice(0, way + round + 1).includes(true), false, 'nothing came back so far')
    }),
  )
})
