import { expect } from '@open-wc/testing'
import * as format from './format.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['a date', format.formatDate('2026-11-22T10:31:00.000Z'), '22 November 2026'],
  ['a date with its weekday', format.formatLongDate('2026-11-26T09:00:00.000Z'), 'Thursday 26 November 2026'],
  ['a short date', format.formatShortDate('2026-11-26T09:00:00.000Z'), 'Thu 26 Nov'],
  ['a morning time', format.formatTime('2026-11-22T10:31:00.000Z'), '10:31am'],
  ['a time in summer, in London', format.formatTime('2026-07-22T10:31:00.000Z'), '11:31am'],
  ['just after midnight', format.formatTime('2026-11-22T00:05:00.000Z'), '12:05am'],
  ['noon', format.formatTime('2026-11-22T12:00:00.000Z'), '12:00pm'],
  [
    'a moment of today',
    format.formatMoment('2026-11-22T10:31:00.000Z', '2026-11-22T20:00:00.000Z'),
    '10:31am',
  ],
  [
    'a moment of another day',
    format.formatMoment('2026-11-23T10:31:00.000Z', '2026-11-22T20:00:00.000Z'),
    '23 November 2026, 10:31am',
  ],
  ['a full hour of the day', format.formatTimeOfDay('08:00'), '8am'],
  ['a half hour of the afternoon', format.formatTimeOfDay('18:30'), '6:30pm'],
  ['a count', format.formatCount(1248), '1,248'],
  ['pence', format.formatPence(7.5), '7.5p'],
  ['pounds', format.formatPence(2782.5), '£27.83'],
  ['thousands of pounds', format.formatPence(250_000), '£2,500.00'],
  ['an NHS number', format.formatNhsNumber('9990548609'), '999 054 8609'],
  ['a mobile', format.formatPhoneNumber('+447700900118'), '07700 900118'],
  ['a date of birth', format.formatListDate('1961-02-03'), '03/02/1961'],
]

describe('format', () => {
  for (const [what, actual, expected] of cases) {
    it(`writes ${what} as ${expected}`, () => expect(actual).to.equal(expected))
  }
})
