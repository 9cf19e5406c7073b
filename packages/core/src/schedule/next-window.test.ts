import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantFrom, parseInstant, toMilliseconds, type Instant } from '../primitives/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import { checkSendWindow } from './check-send-window.ts'
import { nextWindow } from './next-window.ts'
import type { SendWindow } from './send-window.ts'

const office: SendWindow = { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }
const nightly: SendWindow = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '01:30', until: '02:30' }
const quarter = 15 * 60 * 1000

function instant(text: string): Instant {
  const at = parseInstant(text)
  assert.ok(at)
  return at
}

const rows = [
  ['inside it is now', 'england', office, '2026-11-24T10:07:31Z', '2026-11-24T10:07:31Z'],
  ['over Christmas', 'england', office, '2026-12-24T18:00Z', '2026-12-29T08:00Z'],
  ['over the Scottish New Year', 'scotland', office, '2026-12-31T20:00Z', '2027-01-05T08:00Z'],
  ['over New Year in England', 'england', office, '2026-12-31T20:00Z', '2027-01-04T08:00Z'],
  ['over St Patrick', 'northern-ireland', office, '2027-03-17T10:00Z', '2027-03-18T08:00Z'],
  ['St Patrick in Wales', 'wales', office, '2027-03-17T10:00Z', '2027-03-17T10:00Z'],
  ['an opening that the clocks skip', 'england', nightly, '2027-03-28T00:50Z', '2027-03-28T01:00Z'],
  ['an opening that comes twice', 'england', nightly, '2027-10-31T00:00Z', '2027-10-31T00:30Z'],
  ['the second of them', 'england', nightly, '2027-10-31T01:10Z', '2027-10-31T01:30Z'],
] as const
for (const [name, nation, sendWindow, at, opens] of rows) {
  test(`next window: ${name}`, () => {
    assert.equal(nextWindow(instant(at), sendWindow, bankHolidays(nation)), instant(opens))
  })
}

test('a window without a weekday never opens', () => {
  const never = { ...office, weekdays: [] }
  assert.equal(nextWindow(instant('2026-11-24T10:00Z'), never, bankHolidays('england')), undefined)
})

const time = fc
  .integer({ min: 0, max: 95 })
  .map((quarters) => new Date(quarters * quarter).toISOString().slice(11, 16))
const anyWindow = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: time,
  until: time,
})
/** Mostly about the clock changes and the holidays, where an answer is most easily wrong. */
const anyQuarter = fc
  .oneof(
    fc.integer({ min: 0, max: 96 * 365 * 2 }).map((quarters) => Date.UTC(2027, 0, 1) + quarters * quarter),
    fc.integer({ min: 0, max: 96 * 3 }).map((quarters) => Date.UTC(2027, 2, 26) + quarters * quarter),
    fc.integer({ min: 0, max: 96 * 3 }).map((quarters) => Date.UTC(2027, 9, 29) + quarters * quarter),
    fc.integer({ min: 0, max: 96 * 12 }).map((quarters) => Date.UTC(2027, 11, 23) + quarters * quarter),
  )
  .map(instantFrom)

test('the next window is inside, and no quarter of an hour before it is', () => {
  const holidays = bankHolidays('scotland')
  const isInside = (at: Instant, sendWindow: SendWindow) => checkSendWindow(at, sendWindow, holidays).inside
  fc.assert(
    fc.property(anyQuarter, anyWindow, (at, sendWindow) => {
      const opens = nextWindow(at, sendWindow, holidays)
      assert.ok(opens !== undefined && opens >= at && isInside(opens, sendWindow))
      const last = toMilliseconds(opens) - quarter
      for (let ms = last; ms >= toMilliseconds(at) && ms > last - 96 * quarter; ms -= quarter) {
        assert.equal(isInside(instantFrom(ms), sendWindow), false, `${instantFrom(ms)} before ${opens}`)
      }
    }),
    { numRuns: 150 },
  )
})
