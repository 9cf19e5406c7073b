import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '../primitives/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import { checkSendWindow } from './check-send-window.ts'
import type { SendWindow } from './send-window.ts'

const office: SendWindow = { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }
const saturdays: SendWindow = { weekdays: [6], from: '09:00', until: '12:00' }
const always: SendWindow = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }
const lateShift: SendWindow = { weekdays: [1, 2, 3, 4, 5], from: '20:00', until: '02:00' }
const never: SendWindow = { weekdays: [], from: '08:00', until: '18:00' }
const toMidnight: SendWindow = { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '00:00' }

/** Local times of London, as an offset where it is summer. */
const rows: readonly (readonly [at: string, SendWindow, why: string | undefined, opensAt?: string])[] = [
  ['2026-11-24T10:00Z', office, undefined],
  ['2026-11-24T08:00Z', office, undefined],
  ['2026-11-24T07:59Z', office, 'hours', '2026-11-24T08:00'],
  ['2026-11-24T17:59Z', office, undefined],
  ['2026-11-24T18:00Z', office, 'hours', '2026-11-25T08:00'],
  ['2026-11-27T21:30Z', office, 'hours', '2026-11-30T08:00'],
  ['2026-11-29T21:30Z', office, 'weekday', '2026-11-30T08:00'],
  // Christmas 2026: Friday 25 December and Monday 28 December are bank holidays.
  ['2026-12-25T10:00Z', office, 'bank-holiday', '2026-12-29T08:00'],
  ['2026-12-24T18:00Z', office, 'hours', '2026-12-29T08:00'],
  // Easter 2027 begins before the clocks go forward and ends after it.
  ['2027-03-26T10:00Z', office, 'bank-holiday', '2027-03-30T07:00'],
  ['2027-07-01T07:30+01:00', office, 'hours', '2027-07-01T07:00'],
  ['2027-07-01T08:00+01:00', office, undefined],
  ['2026-11-24T10:00Z', saturdays, 'weekday', '2026-11-28T09:00'],
  ['2026-11-28T12:00Z', saturdays, 'hours', '2026-12-05T09:00'],
  ['2026-11-29T03:00Z', always, undefined],
  ['2026-12-25T10:00Z', always, 'bank-holiday', '2026-12-26T00:00'],
  ['2026-11-24T19:59Z', lateShift, 'hours', '2026-11-24T20:00'],
  // Monday begins inside, because Sunday's night does not count as Sunday's.
  ['2026-11-29T23:00Z', lateShift, 'weekday', '2026-11-30T00:00'],
  ['2026-11-24T23:00Z', lateShift, undefined],
  ['2026-11-24T01:59Z', lateShift, undefined],
  ['2026-11-24T23:59Z', toMidnight, undefined],
  ['2026-11-24T10:00Z', never, 'weekday'],
]

for (const [text, sendWindow, why, opensAt] of rows) {
  const { weekdays, from, until } = sendWindow
  test(`${text} is ${why ?? 'inside'} for ${weekdays.join('')} ${from}-${until}`, () => {
    const at = parseInstant(text)
    assert.ok(at)
    const expected =
      why === undefined
        ? { inside: true }
        : { inside: false, why, ...(opensAt && { opensAt: `${opensAt}:00.000Z` }) }
    assert.deepEqual(checkSendWindow(at, sendWindow, bankHolidays('england')), expected)
  })
}
