import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  defaultSettings,
  instantFrom,
  rehearse,
  reviewPatientList,
  type Channel,
  type Rehearsal,
} from '@carebatch/core'
import { bankHolidays, nextWindow, planSchedule } from '@carebatch/core/schedule'
import type { NewBatch } from '@carebatch/core/wire'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { patientRow } from '../lists/patient-row.ts'
import {
  hours,
  larkfield,
  listRow,
  testNhsNumber,
  tuesday,
  withEngine,
  type Person,
} from '../test-engine.fixtures.ts'

const people: readonly Person[] = Array.from({ length: 90 }, (_, index) => ({
  ...(index % 5 === 0 && { email: `patient${index}@example.com` }),
  app: index % 2 === 0,
  ...(index % 9 === 0 && { leftOut: true }),
}))

const holding = { ...defaultSettings, holdOutsideWindow: true, undoSeconds: 0 }
const asking = { ...holding, holdOutsideWindow: false }

/** Tuesday 10am is now; Friday 4pm runs into a weekend. */
const friday = instantFrom(Date.UTC(2026, 10, 27, 16))
const schedules: readonly (readonly [
  name: string,
  schedule: NewBatch['schedule'],
  settings: typeof holding,
])[] = [
  ['now', { kind: 'now' }, asking],
  ['over three days', { kind: 'stagger', start: friday, days: 3 }, asking],
  ['over three days, held over the weekend', { kind: 'stagger', start: friday, days: 3 }, holding],
  ['20 an hour, held over the weekend', { kind: 'paced', start: friday, patients: 20, per: 'hour' }, holding],
]

interface Sent {
  readonly channel: Channel
  readonly at: number
}

function rehearsed(schedule: NewBatch['schedule'], settings: typeof holding): Rehearsal {
  const rows = people.map((person, index) => listRow(index + 2, person))
  const review = reviewPatientList({
    rows: rows.map((row) => patientRow(row, true)),
    decisions: (line) => ({ leftOut: rows[line - 2]?.leftOut }),
    facts: (line) => ({
      nhsNumber: testNhsNumber(line),
      answer: 'found',
      asOf: instantFrom(tuesday),
      registeredHere: true,
      nhsApp: { account: people[line - 2]?.app === true, notifications: true },
    }),
    clinicalSystem: 'systmone',
    contactDetailsFromList: false,
    batchType: 'message',
    settings,
    allowTestNumbers: true,
  })
  const now = instantFrom(tuesday)
  const plan = planSchedule(schedule, { count: review.contactable, now, hours: settings })
  const holidays = bankHolidays(settings.nation)
  return rehearse({
    review,
    content: { subject: 'Your vaccination', body: 'Please call us to book.', greeting: false },
    practice: { name: 'Larkfield Surgery', phone: '' },
    settings,
    dueAt: plan.dueAt,
    ...(settings.holdOutsideWindow && {
      heldUntil: (at) => nextWindow(at, settings.sendWindow, holidays) ?? at,
    }),
  })
}

for (const [name, schedule, settings] of schedules) {
  const sent: Sent[] = []
  let clock: { now(): number } = { now: () => 0 }
  const sender = (channel: Channel) =>
    scriptedSender({
      name: channel,
      channel,
      beforeCall: ({ messages }) => {
        for (const _ of messages) sent.push({ channel, at: clock.now() })
      },
    })
  test(
    `the engine does what was rehearsed: ${name}`,
    withEngine({ senders: [sender('sms'), sender('nhs-app'), sender('email')] }, async (t) => {
      clock = t.clock
      await t.engine.writeSettings(larkfield, settings)
      const batch = await t.confirm(people, { schedule, expected: { patients: 90, contactable: 80 } })
      await t.advance(9 * 24 * hours)
      const expected = rehearsed(schedule, settings)
      assert.equal(batch.firstDueAt, expected.firstDueAt)
      assert.equal(batch.lastDueAt, expected.lastDueAt)
      assert.deepEqual(batch.channels, expected.channels)
      const calls = sent.map(({ channel, at }) => `${instantFrom(at)} ${channel}`)
      const counted = expected.sends.reduce((sum, { patients }) => sum + patients, 0)
      assert.equal(calls.length, counted)
      assert.equal(instantFrom(Math.min(...sent.map(({ at }) => at))), expected.firstDueAt)
      assert.equal(instantFrom(Math.max(...sent.map(({ at }) => at))), expected.lastSendAt)
      for (const channel of ['email', 'nhs-app', 'sms'] as const) {
        const patients = expected.sends
          .filter((it) => it.channel === channel)
          .reduce((sum, it) => sum + it.patients, 0)
        assert.equal(sent.filter((it) => it.channel === channel).length, patients, channel)
      }
    }),
  )
}
