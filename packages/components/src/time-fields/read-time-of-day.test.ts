import { expect } from '@open-wc/testing'
import { readTimeOfDay } from './read-time-of-day.ts'

const cases: readonly (readonly [string, string | undefined])[] = [
  ['9:00am', '09:00'],
  ['9am', '09:00'],
  ['9.30 PM', '21:30'],
  ['12am', '00:00'],
  ['12:15pm', '12:15'],
  ['09:00', '09:00'],
  ['9', '09:00'],
  ['21:45', '21:45'],
  ['2130', '21:30'],
  ['24:00', undefined],
  ['9:60am', undefined],
  ['13pm', undefined],
  ['0am', undefined],
  ['nine', undefined],
  ['', undefined],
]

describe('readTimeOfDay', () => {
  for (const [text, expected] of cases) {
    it(`reads "${text}" as ${expected ?? 'nothing'}`, () => expect(readTimeOfDay(text)).to.equal(expected))
  }
})
