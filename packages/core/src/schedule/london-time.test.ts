import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '../primitives/instant.ts'
import { londonTime } from './london-time.ts'
import { toLondon } from './to-london.ts'

const rows: readonly (readonly [date: string, time: string, expected: object])[] = [
  ['2026-11-26', '09:00', { code: 'once', instant: '2026-11-26T09:00:00.000Z' }],
  ['2026-07-01', '09:00', { code: 'once', instant: '2026-07-01T08:00:00.000Z' }],
  // Clocks go forward on 28 March 2027: 01:00 to 01:59 do not exist.
  ['2027-03-28', '00:59', { code: 'once', instant: '2027-03-28T00:59:00.000Z' }],
  ['2027-03-28', '01:00', { code: 'never', next: '2027-03-28T01:00:00.000Z' }],
  ['2027-03-28', '01:30', { code: 'never', next: '2027-03-28T01:30:00.000Z' }],
  ['2027-03-28', '02:00', { code: 'once', instant: '2027-03-28T01:00:00.000Z' }],
  // Clocks go back on 31 October 2027: 01:00 to 01:59 exist twice.
  ['2027-10-31', '00:59', { code: 'once', instant: '2027-10-30T23:59:00.000Z' }],
  [
    '2027-10-31',
    '01:00',
    { code: 'twice', first: '2027-10-31T00:00:00.000Z', second: '2027-10-31T01:00:00.000Z' },
  ],
  [
    '2027-10-31',
    '01:59',
    { code: 'twice', first: '2027-10-31T00:59:00.000Z', second: '2027-10-31T01:59:00.000Z' },
  ],
  ['2027-10-31', '02:00', { code: 'once', instant: '2027-10-31T02:00:00.000Z' }],
  ['2028-02-29', '12:00', { code: 'once', instant: '2028-02-29T12:00:00.000Z' }],
  ['2027-02-29', '12:00', { code: 'unreadable' }],
  ['2026-11-31', '12:00', { code: 'unreadable' }],
  ['26/11/2026', '12:00', { code: 'unreadable' }],
  ['2026-11-26', '24:00', { code: 'unreadable' }],
  ['2026-11-26', '9:00', { code: 'unreadable' }],
  ['', '', { code: 'unreadable' }],
]

for (const [date, time, expected] of rows) {
  test(`${date} ${time} in London`, () => {
    assert.deepEqual(londonTime({ date, time }), expected)
  })
}

const parts: readonly (readonly [
  instant: string,
  date: string,
  time: string,
  weekday: number,
  offset: string,
])[] = [
  ['2026-11-24T10:00:00Z', '2026-11-24', '10:00', 2, '+00:00'],
  ['2026-06-30T23:30:00Z', '2026-07-01', '00:30', 3, '+01:00'],
  ['2027-03-28T00:59:59Z', '2027-03-28', '00:59', 7, '+00:00'],
  ['2027-03-28T01:00:00Z', '2027-03-28', '02:00', 7, '+01:00'],
  ['2027-10-31T00:30:00Z', '2027-10-31', '01:30', 7, '+01:00'],
  ['2027-10-31T01:30:00Z', '2027-10-31', '01:30', 7, '+00:00'],
]
for (const [text, date, time, weekday, offset] of parts) {
  test(`${text} is ${date} ${time} (${offset}) in London`, () => {
    const at = parseInstant(text)
    assert.ok(at)
    const [year, month, day, hour, minute] = `${date}-${time.replace(':', '-')}`.split('-').map(Number)
    assert.deepEqual(toLondon(at), { date, time, year, month, day, hour, minute, weekday, offset })
  })
}
