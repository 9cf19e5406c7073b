import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseInstant, type Instant } from '../primitives/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import { checkSendWindow } from './check-send-window.ts'
import { nations } from './nation.ts'
import { planSchedule } from './plan-schedule.ts'
import type { Schedule } from './schedule.ts'
import type { SendHours } from './send-window.ts'
import { toLondon } from './to-london.ts'

function instant(text: string): Instant {
  const at = parseInstant(text)
  assert.ok(at)
  return at
}

const now = instant('2026-11-24T10:00:30Z')

function plan(schedule: Schedule, count: number, sendHours?: SendHours) {
  const { waves, problems } = planSchedule(schedule, { count, now, hours: sendHours })
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

const thursday = instant('2026-11-26T09:00:00Z')
const later: typeof rows = [
  [
    '4 a day',
    { kind: 'paced', start: thursday, patients: 4, per: 'day' },
    9,
    ['4 at 2026-11-26T09:00', '4 at 2026-11-27T09:00', '1 at 2026-11-28T09:00'],
  ],
  [
    '4 an hour',
    { kind: 'paced', start: thursday, patients: 4, per: 'hour' },
    9,
    ['4 at 2026-11-26T09:00', '4 at 2026-11-26T10:00', '1 at 2026-11-26T11:00'],
  ],
  [
    '1 an hour while the clocks go back, so 1.30am twice',
    { kind: 'paced', start: instant('2027-10-30T23:30:00Z'), patients: 1, per: 'hour' },
    4,
    ['1 at 2027-10-30T23:30', '1 at 2027-10-31T00:30', '1 at 2027-10-31T01:30', '1 at 2027-10-31T02:30'],
  ],
]

for (const [name, schedule, count, waves] of [...rows, ...later]) {
  test(`${count} patients ${name}`, () => {
    assert.deepEqual(plan(schedule, count), { waves, problems: [] })
  })
}

const hours: SendHours = {
  sendWindow: { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' },
  nation: 'england',
  holdOutsideWindow: true,
}

const heldRows: typeof rows = [
  ['inside the hours', { kind: 'at', at: thursday }, 3, ['3 at 2026-11-26T09:00']],
  ['on a Sunday', { kind: 'at', at: instant('2026-11-29T21:30:00Z') }, 3, ['3 at 2026-11-30T08:00']],
  [
    'over 4 days with a weekend between: no day takes the patients of two',
    { kind: 'stagger', start: thursday, days: 4 },
    8,
    ['2 at 2026-11-26T09:00', '2 at 2026-11-27T09:00', '2 at 2026-11-30T09:00', '2 at 2026-12-01T09:00'],
  ],
  [
    'over 2 days at 7 in the evening, which is the next morning',
    { kind: 'stagger', start: instant('2026-11-27T19:00:00Z'), days: 2 },
    2,
    ['1 at 2026-11-30T08:00', '1 at 2026-12-01T08:00'],
  ],
  [
    '2 a day over Christmas',
    { kind: 'paced', start: instant('2026-12-24T09:00:00Z'), patients: 2, per: 'day' },
    4,
    ['2 at 2026-12-24T09:00', '2 at 2026-12-29T09:00'],
  ],
  [
    '5 an hour over an evening: no hour takes the patients of two',
    { kind: 'paced', start: instant('2026-11-26T16:30:00Z'), patients: 5, per: 'hour' },
    17,
    ['5 at 2026-11-26T16:30', '5 at 2026-11-26T17:30', '5 at 2026-11-27T08:00', '2 at 2026-11-27T09:00'],
  ],
]
for (const [name, schedule, count, waves] of heldRows) {
  test(`held, ${count} patients ${name}`, () => {
    assert.deepEqual(plan(schedule, count, hours), { waves, problems: [] })
  })
}

test('a batch that keeps the hours is held where the organisation would only be asked', () => {
  const asking = { ...hours, holdOutsideWindow: false }
  const spread = { kind: 'stagger', start: instant('2026-11-28T09:00:00Z'), days: 2 } as const
  assert.deepEqual(plan(spread, 2, asking).waves, ['1 at 2026-11-28T09:00', '1 at 2026-11-29T09:00'])
  const kept = ['1 at 2026-11-30T09:00', '1 at 2026-12-01T09:00']
  assert.deepEqual(plan({ ...spread, keepsHours: true }, 2, asking).waves, kept)
  const paced = { kind: 'paced', start: spread.start, patients: 1, per: 'day' } as const
  assert.deepEqual(plan({ ...paced, keepsHours: true }, 2, asking).waves, kept)
})

test('now is held too, and nobody waits for a window that never opens', () => {
  const sunday = instant('2026-11-29T21:30:00Z')
  const at = (sendHours: SendHours) =>
    planSchedule({ kind: 'now' }, { count: 1, now: sunday, hours: sendHours }).dueAt(0)
  assert.equal(at(hours), '2026-11-30T08:00:00.000Z')
  assert.equal(at({ ...hours, holdOutsideWindow: false }), sunday)
  const never = { ...hours, sendWindow: { ...hours.sendWindow, weekdays: [] } }
  assert.equal(at(never), sunday)
  const spread: Schedule = { kind: 'stagger', start: sunday, days: 2 }
  assert.equal(planSchedule(spread, { count: 2, now, hours: never }).waves.length, 2)
})

test('a pace at which somebody waits for more than a year is a problem, and nobody is forgotten', () => {
  for (const per of ['day', 'hour'] as const) {
    const schedule = { kind: 'paced', start: thursday, patients: 1, per } as const
    const { waves, problems } = planSchedule(schedule, { count: 10_000, now })
    assert.deepEqual(problems, ['schedule-too-long'])
    assert.equal(
      waves.reduce((sum, { count }) => sum + count, 0),
      10_000,
    )
  }
})

test('past the last year of bank holidays there is a warning for those who keep them', () => {
  const schedule: Schedule = { kind: 'at', at: instant('2029-01-02T09:00:00Z') }
  assert.deepEqual(planSchedule(schedule, { count: 1, now, hours }).warnings, ['bank-holidays-unknown'])
  assert.deepEqual(planSchedule(schedule, { count: 1, now }).warnings, [])
  assert.deepEqual(planSchedule({ kind: 'at', at: thursday }, { count: 1, now, hours }).warnings, [])
})

for (const patients of [0, -1, 1.5, NaN]) {
  test(`${patients} patients cannot leave at a time`, () => {
    const schedule = { kind: 'paced', start: now, patients, per: 'day' } as const
    assert.throws(() => planSchedule(schedule, { count: 3, now }), RangeError)
  })
}

test('a hundred thousand patients at ten an hour are planned and looked up without being searched one by one', () => {
  const schedule = { kind: 'paced', start: thursday, patients: 100, per: 'hour' } as const
  const { dueAt, waves } = planSchedule(schedule, { count: 100_000, now })
  let index = 0
  for (const { at, count } of waves) for (let n = 0; n < count; n += 1) assert.equal(dueAt(index++), at)
  assert.equal(index, 100_000)
})

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

test('held or not, everybody leaves, in order, at the pace that was asked for and inside the hours', () => {
  const anyHours = fc.record({
    sendWindow: fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.constantFrom('08:00', '20:00', '01:30'),
      until: fc.constantFrom('18:00', '02:00', '00:00'),
    }),
    nation: fc.constantFrom(...nations),
    holdOutsideWindow: fc.boolean(),
  })
  const anyPace = fc.record({
    patients: fc.integer({ min: 10, max: 90 }),
    per: fc.constantFrom('day', 'hour'),
  })
  fc.assert(
    fc.property(
      anyHours,
      anyPace,
      fc.integer({ min: 0, max: 8760 }),
      (sendHours, { patients, per }, hour) => {
        const start = instant(new Date(Date.UTC(2027, 0, 1, hour)).toISOString())
        const { waves } = planSchedule(
          { kind: 'paced', start, patients, per },
          { count: 300, now, hours: sendHours },
        )
        assert.equal(
          waves.reduce((sum, { count }) => sum + count, 0),
          300,
        )
        const holidays = bankHolidays(sendHours.nation)
        let before = ''
        for (const { at, count } of waves) {
          assert.ok(at > before && count <= patients)
          if (sendHours.holdOutsideWindow) {
            assert.ok(checkSendWindow(at, sendHours.sendWindow, holidays).inside)
          }
          before = at
        }
        if (per === 'day') assert.equal(new Set(waves.map(({ at }) => toLondon(at).date)).size, waves.length)
      },
    ),
    { numRuns: 60 },
  )
})

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
