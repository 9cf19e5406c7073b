import assert from 'node:assert/strict'
import type { Clock } from '../../ports/clock.ts'
import {
  scriptedSender,
  type ScriptedSender,
  type ScriptedSenderOptions,
} from '../../testing/scripted-sender.ts'
import { hours, larkfield, minutes, onEachStore, total, type TestEngine } from '../test-engine.fixtures.ts'

const people = (count: number, app = false) => Array.from({ length: count }, () => ({ app }))

function withTexts(
  name: string,
  run: (t: TestEngine, sms: ScriptedSender) => Promise<void>,
  more: ScriptedSenderOptions = {},
): void {
  onEachStore(
    name,
    () => ({ senders: [scriptedSender(more)] }),
    (t, { senders }) => run(t, senders[0] as ScriptedSender),
  )
}

withTexts(
  'everything is stopped at once, exactly, and nothing new leaves until it is released',
  async (t, sms) => {
    const sent = await t.send(people(2))
    const waiting = await t.confirm(people(3))
    const later = await t.confirm(people(4))
    const report = await t.engine.stopEverything(larkfield)
    assert.deepEqual(
      [report.batches, report.gone, report.inFlight, report.cancelled, report.ended],
      [3, 2, 0, 7, 0],
    )
    assert.deepEqual(
      report.holds.map(({ why, by }) => [why, by]),
      [['stopped', 'Priya Nandi']],
    )
    const newer = await t.confirm(people(1))
    await t.advance(14 * minutes)
    assert.equal(total(sms.copies), 2)
    assert.equal((await t.engine.readBatch(larkfield, newer.id)).organisationHolds?.[0]?.why, 'stopped')
    const { batches, organisationHolds } = await t.engine.listBatches(larkfield)
    assert.deepEqual([batches.length, organisationHolds?.length], [4, 1])
    const again = await t.engine.stopEverything(larkfield)
    assert.equal(again.batches, 1)
    assert.deepEqual((await t.engine.releaseOrganisation(larkfield)).holds, [])
    const after = await t.send(people(1))
    assert.deepEqual(await t.states(after), ['accepted'])
    for (const { id } of [waiting, later, newer]) {
      assert.equal((await t.engine.readBatch(larkfield, id)).counts.delivered, 0)
    }
    assert.deepEqual([await t.states(sent), total(sms.copies)], [['accepted', 'accepted'], 3])
  },
)

withTexts('stopping everything goes on after a crash', async (t, sms) => {
  const batches = [await t.confirm(people(2)), await t.confirm(people(2))]
  await t.restart({}, 'withdraw')
  await assert.rejects(t.engine.stopEverything(larkfield), /died/)
  await t.restart()
  await t.advance(hours)
  for (const batch of batches) assert.deepEqual(await t.states(batch), ['cancelled', 'cancelled'])
  assert.equal(total(sms.copies), 0)
})

/** The test's clock, with a wall clock that can be moved against it. */
function jumpy({ clock }: TestEngine): Clock & { jump: number } {
  const moved = { jump: 0, now: () => clock.now() + moved.jump, monotonic: () => clock.now() }
  return moved
}

for (const [name, by] of [
  ['an hour forward', hours],
  ['a day forward', 24 * hours],
  ['a day back', -24 * hours],
] as const) {
  const senders = () => [scriptedSender({ name: 'app', channel: 'nhs-app' }), scriptedSender({ name: 'sms' })]
  onEachStore(
    `the clock jumps ${name}: nothing leaves and no timer fires until a person has released it`,
    () => ({ senders: senders() }),
    async (t, made) => {
      const [app, sms] = made.senders as ReturnType<typeof senders>
      assert.ok(app && sms)
      const sent = await t.send(people(1, true))
      const clock = jumpy(t)
      await t.restart({ clock })
      await t.engine.settle()
      const batch = await t.confirm(people(2))
      clock.jump = by
      await t.engine.settle()
      t.clock.advance(5 * minutes)
      await t.engine.settle()
      assert.deepEqual([total(app.copies), total(sms.copies)], [1, 0])
      const { holds } = await t.engine.readHolds(larkfield)
      assert.deepEqual(
        holds.map(({ why, by: who }) => [why, who]),
        [['clock-jump', undefined]],
      )
      assert.deepEqual(await t.states(sent), ['accepted'])
      clock.jump = 0
      await t.engine.settle()
      await t.engine.releaseOrganisation(larkfield)
      await t.advance(minutes)
      assert.deepEqual(await t.states(batch), ['accepted', 'accepted'])
      assert.deepEqual([total(app.copies), total(sms.copies)], [1, 2])
    },
  )
}
