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
  ['2026-02-30T10:00:00Z', undefined],
  ['2026-04-31T10:00:00+01:00', undefined],
  ['2027-02-29T10:00:00Z', undefined],
  ['2028-02-29T10:00:00Z', '2028-02-29T10:00:00.000Z'],
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

test('a reading with its offset is the moment that it names', () => {
  const twoDigits = (value: number) => `${Math.abs(value)}`.padStart(2, '0')
  const anyMinute = fc.integer({ min: 0, max: 33_000_000 })
  fc.assert(
    fc.property(anyMinute, fc.integer({ min: -14 * 60, max: 14 * 60 }), (minutes, offset) => {
      const wall = new Date((minutes + offset) * 60_000).toISOString().slice(0, 16)
      const sign = offset < 0 ? '-' : '+'
      const zone = `${sign}${twoDigits(Math.trunc(offset / 60))}:${twoDigits(offset % 60)}`
      const instant = parseInstant(`${wall}${zone}`)
      assert.equal(instant && toMilliseconds(instant), minutes * 60_000)
    }),
  )
})

test('no text is read that does not say its own day', () => {
  const part = (min: number, max: number) =>
    fc.integer({ min, max }).map((value) => `${value}`.padStart(2, '0'))
  fc.assert(
    fc.property(part(1, 13), part(0, 32), part(0, 25), (month, day, hour) => {
      const text = `2027-${month}-${day}T${hour}:00:00.000Z`
      const instant = parseInstant(text)
      assert.ok(instant === undefined || instant === text)
    }),
  )
})
