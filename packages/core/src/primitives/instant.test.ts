import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { instantFrom, parseInstant, toMilliseconds } from './instant.ts'

const table: readonly (readonly [text: string, instant: string | undefined])[] = [
  ['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.000Z'],
  ['2026-11-24T10:00Z', '2026-11-24T10:00:00.000Z'],
  ['2026-07-24T10:00:00+01:00', '2026-07-24T09:00:00.000Z'],
  ['2026-11-24T10:00:00', undefined],
  ['2026-11-24', undefined],
  ['2026-13-24T10:00:00Z', undefined],
  ['24 November 2026 10:00 GMT', undefined],
  ['', undefined],
]

for (const [text, instant] of table) {
  test(`${JSON.stringify(text)} is ${instant ?? 'no instant'}`, () =>
    assert.equal(parseInstant(text), instant))
}

test('milliseconds and instants say the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
      const instant = instantFrom(ms)
      assert.equal(toMilliseconds(instant), ms)
      assert.equal(parseInstant(instant), instant)
    }),
  )
})
