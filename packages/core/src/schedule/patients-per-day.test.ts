import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '../primitives/instant.ts'
import { patientsPerDay } from './patients-per-day.ts'
import { planSchedule } from './plan-schedule.ts'

function instant(text: string) {
  const at = parseInstant(text)
  assert.ok(at)
  return at
}

test('days are days of London, with their first and last time', () => {
  const now = instant('2027-07-01T20:30:00Z')
  const { waves } = planSchedule({ kind: 'paced', start: now, patients: 10, per: 'hour' }, { count: 45, now })
  assert.deepEqual(patientsPerDay(waves), [
    { date: '2027-07-01', count: 30, first: now, last: instant('2027-07-01T22:30:00Z') },
    {
      date: '2027-07-02',
      count: 15,
      first: instant('2027-07-01T23:30:00Z'),
      last: instant('2027-07-02T00:30:00Z'),
    },
  ])
  assert.deepEqual(patientsPerDay([]), [])
})
