import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseInstant, type Instant } from '../primitives/instant.ts'
import { planSchedule } from './plan-schedule.ts'
import type { Schedule } from './schedule.ts'
import { toLondon } from './to-london.ts'

function instant(text: string): Instant {
  const at = parseInstant(text)
  assert.ok(at)
  return at
}

const now = instant('2026-11-24T10:00:30Z')

function plan(schedule: Schedule, count: number) {
  const { waves, problems } = planSchedule(schedule, { count, now })
  return { waves: waves.map(({ at, count: patients }) => `${patients} at ${at.slice(0, 16)}`), problems }
}

const rows: readonly (readonly [
  name: string,
  schedule: Schedule,
  count: number,
  waves: readonly string[],
])[] = [
  ['now', { kind: 'now' }, 3, ['3 at 2026-11-24T10:00']],
  ['at a time', { kind: 'at', at: instant('2026-11-26T09:00:00Z') }, 3, ['3 at 2026-11-26T09:00']],
  ['nobody', { kind: 'now' }, 0, []],
  [
    'over 3 days, the first taking the odd one',
    { kind: 'stagger', start: instant('2026-11-26T09:00:00Z'), days: 3 },
    10,
    ['4 at 2026-11-26T09:00', '3 at 2026-11-27T09:00', '3 at 2026-11-28T09:00'],
  ],
  [
    'over more days than there are patients',
    { kind: 'stagger', start: instant('2026-11-26T09:00:00Z'), days: 5 },
    2,
    ['1 at 2026-11-26T09:00', '1 at 2026-11-27T09:00'],
  ],
  [
    'over the spring change, 9am stays 9am',
    { kind: 'stagger', start: instant('2027-03-27T09:00:00Z'), days: 3 },
    3,
    ['1 at 2027-03-27T09:00', '1 at 2027-03-28T08:00', '1 at 2027-03-29T08:00'],
  ],
  [
    'over the autumn change, 9am stays 9am',
    { kind: 'stagger', start: instant('2027-10-30T08:00:00Z'), days: 3 },
    3,
    ['1 at 2027-10-30T08:00', '1 at 2027-10-31T09:00', '1 at 2027-11-01T09:00'],
  ],
  [
    '1.30am is skipped once in spring, and is 1.30am again the day after',
    { kind: 'stagger', start: instant('2027-03-27T01:30:00Z'), days: 3 },
    3,
    ['1 at 2027-03-27T01:30', '1 at 2027-03-28T01:30', '1 at 2027-03-29T00:30'],
  ],
  [
    '1.30am comes twice in autumn, and the first is taken',
    { kind: 'stagger', start: instant('2027-10-30T00:30:00Z'), days: 3 },
    3,
    ['1 at 2027-10-30T00:30', '1 at 2027-10-31T00:30', '1 at 2027-11-01T01:30'],
  ],
]

for (const [name, schedule, count, waves] of rows) {
  test(`${count} patients ${name}`, () => {
    assert.deepEqual(plan(schedule, count), { waves, problems: [] })
  })
}

const past: readonly (readonly [string, boolean])[] = [
  ['2026-11-24T09:59:59Z', true],
  ['2026-11-24T10:00:00Z', false],
  ['2026-11-24T10:01:00Z', false],
  ['2020-01-01T00:00:00Z', true],
]
for (const [time, isPast] of past) {
  test(`at half past ten and a few seconds, ${time} is ${isPast ? '' : 'not '}in the past`, () => {
    const problems = isPast ? ['schedule-in-past'] : []
    assert.deepEqual(plan({ kind: 'at', at: instant(time) }, 1).problems, problems)
    assert.deepEqual(plan({ kind: 'stagger', start: instant(time), days: 2 }, 1).problems, problems)
  })
}

test('a time below 0 or beyond the last patient is misuse', () => {
  const { dueAt } = planSchedule({ kind: 'now' }, { count: 2, now })
  assert.equal(dueAt(1), now)
  for (const index of [-1, 2]) assert.throws(() => dueAt(index), RangeError)
})

for (const days of [0, -1, 1.5, NaN]) {
  test(`a list cannot be spread over ${days} days`, () => {
    const schedule = { kind: 'stagger', start: now, days } as const
    assert.throws(() => planSchedule(schedule, { count: 3, now }), RangeError)
  })
}

test('every patient has a day, days differ by one patient at most, and the wall clock stands still', () => {
  const anyDay = fc.integer({ min: 0, max: 365 })
  const anyCount = fc.integer({ min: 1, max: 300 })
  fc.assert(
    fc.property(anyDay, anyCount, fc.integer({ min: 2, max: 60 }), (day, count, days) => {
      const start = instant(new Date(Date.UTC(2027, 0, 1 + day, 9, 0)).toISOString())
      const { waves, dueAt } = planSchedule({ kind: 'stagger', start, days }, { count, now })
      const counts = waves.map((wave) => wave.count)
      assert.equal(
        counts.reduce((sum, each) => sum + each, 0),
        count,
      )
      assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
      assert.equal(new Set(waves.map(({ at }) => toLondon(at).time)).size, 1)
      assert.equal(dueAt(0), start)
      assert.equal(dueAt(count - 1), waves.at(-1)?.at)
    }),
    { numRuns: 30 },
  )
})
