import assert from 'node:assert/strict'
import { instantFrom } from '@carebatch/core'
import type { NewBatch } from '@carebatch/core/wire'
import { scriptedSender, type ScriptedSender } from '../../testing/scripted-sender.ts'
import { hours, larkfield, onEachStore, total, tuesday, type TestEngine } from '../test-engine.fixtures.ts'

const day = 24 * hours
const people = (count: number) => Array.from({ length: count }, () => ({}))
const stagger = (start: number, days: number): NewBatch['schedule'] => ({
  kind: 'stagger',
  start: instantFrom(start),
  days,
})

function withTexts(name: string, run: (t: TestEngine, sms: ScriptedSender) => Promise<void>): void {
  onEachStore(
    name,
    () => ({ senders: [scriptedSender()] }),
    (t, { senders }) => run(t, senders[0] as ScriptedSender),
  )
}

withTexts('a stagger that runs is spread anew: only who has not left gets a new time', async (t, sms) => {
  const batch = await t.confirm(people(10), { schedule: stagger(tuesday + hours, 5) })
  await t.advance(2 * hours)
  assert.equal(total(sms.copies), 2)
  const { revision } = await t.engine.readBatch(larkfield, batch.id)
  const schedule = stagger(tuesday + day, 2)
  const changed = await t.engine.changeSchedule(larkfield, batch.id, { schedule, revision })
  assert.deepEqual([changed.schedule, changed.revision], [schedule, revision + 1])
  assert.deepEqual(
    [changed.firstDueAt, changed.lastDueAt],
    [instantFrom(tuesday + day), instantFrom(tuesday + 2 * day)],
  )
  await t.advance(22 * hours)
  assert.equal(total(sms.copies), 6)
  await t.advance(day)
  assert.equal(total(sms.copies), 10)
  assert.ok([...sms.copies.values()].every((copies) => copies === 1))
})

withTexts('the time of a scheduled batch is changed before it starts, also to now', async (t, sms) => {
  const batch = await t.confirm(people(2), {
    schedule: { kind: 'at', at: instantFrom(tuesday + 5 * hours) },
  })
  await t.engine.changeSchedule(larkfield, batch.id, { schedule: { kind: 'now' }, revision: 0 })
  await t.engine.settle()
  assert.equal(total(sms.copies), 2)
})

withTexts('of two who change at once the second is told, and nothing of theirs is done', async (t) => {
  const batch = await t.confirm(people(2), { schedule: stagger(tuesday + hours, 2) })
  const change = (hour: number) =>
    t.engine.changeSchedule(larkfield, batch.id, {
      schedule: { kind: 'at', at: instantFrom(tuesday + hour * hours) },
      revision: 0,
    })
  const outcomes = await Promise.allSettled([change(3), change(4)])
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected')
  assert.equal(lost?.reason.code, 'version-conflict')
  assert.equal((await t.engine.readBatch(larkfield, batch.id)).revision, 1)
})

withTexts('what is paused stays paused, and leaves at its new time when staff go on', async (t, sms) => {
  const batch = await t.confirm(people(2))
  await t.engine.pauseBatch(larkfield, batch.id)
  await t.advance(hours)
  const at = instantFrom(tuesday + 5 * hours)
  const changed = await t.engine.changeSchedule(larkfield, batch.id, {
    schedule: { kind: 'at', at },
    revision: 1,
  })
  assert.equal(changed.hold?.why, 'paused')
  await t.advance(10 * hours)
  assert.equal(total(sms.copies), 0)
  await t.engine.resumeBatch(larkfield, batch.id, 2)
  await t.engine.settle()
  assert.equal(total(sms.copies), 2)
})

withTexts('new times are given on after a crash, and nothing leaves before', async (t, sms) => {
  const batch = await t.confirm(people(4), { schedule: stagger(tuesday + hours, 2) })
  await t.restart({}, 'spread')
  const schedule = stagger(tuesday + 2 * hours, 2)
  await assert.rejects(t.engine.changeSchedule(larkfield, batch.id, { schedule, revision: 0 }), /died/)
  await t.restart()
  await t.advance(2 * hours - 1)
  assert.equal(total(sms.copies), 0)
  await t.advance(1)
  assert.equal(total(sms.copies), 2)
})

withTexts(
  'there is nothing to change where everybody has left, it was stopped, or the time is over',
  async (t) => {
    const sent = await t.send(people(1))
    const now = { schedule: { kind: 'now' }, revision: 0 } as const
    await assert.rejects(t.engine.changeSchedule(larkfield, sent.id, now), { code: 'state-forbids' })
    const stopped = await t.confirm(people(1))
    await t.engine.stopBatch(larkfield, stopped.id)
    await assert.rejects(t.engine.changeSchedule(larkfield, stopped.id, now), { code: 'state-forbids' })
    const later = await t.confirm(people(1))
    const schedule = { kind: 'at', at: instantFrom(tuesday - hours) } as const
    await assert.rejects(t.engine.changeSchedule(larkfield, later.id, { schedule, revision: 0 }), {
      code: 'schedule-in-past',
    })
  },
)
