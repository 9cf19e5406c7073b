import assert from 'node:assert/strict'
import { instantFrom } from '@carebatch/core'
import {
  scriptedSender,
  type ScriptedSender,
  type ScriptedSenderOptions,
} from '../../testing/scripted-sender.ts'
import {
  codes,
  hours,
  larkfield,
  minutes,
  onEachStore,
  onlyMessage,
  total,
  tuesday,
  type TestEngine,
} from '../test-engine.fixtures.ts'

const people = (count: number) => Array.from({ length: count }, () => ({}))

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

withTexts('a paused batch sends nothing, its people are held, and staff go on', async (t, sms) => {
  const batch = await t.confirm(people(3))
  const paused = await t.engine.pauseBatch(larkfield, batch.id)
  assert.deepEqual([paused.hold?.why, paused.hold?.by, paused.revision], ['paused', 'Priya Nandi', 1])
  await t.advance(5 * hours)
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['held', 'held', 'held'], 0])
  const again = await t.engine.pauseBatch(larkfield, batch.id)
  assert.equal(again.revision, 1)
  await assert.rejects(t.engine.resumeBatch(larkfield, batch.id, 0), { code: 'version-conflict' })
  const going = await t.engine.resumeBatch(larkfield, batch.id, 1)
  assert.equal(going.hold, undefined)
  await t.engine.settle()
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['accepted', 'accepted', 'accepted'], 3])
})

withTexts('a pause that comes between claim and submission holds what was claimed', async (t, sms) => {
  const batch = await t.confirm(people(2))
  await t.engine.pauseBatch(larkfield, batch.id)
  await t.advance(60_000)
  const { messages } = await t.engine.listMessages(larkfield, batch.id, { limit: 9 })
  assert.deepEqual(
    messages.map(({ state, reason }) => [state, reason]),
    [
      ['held', 'paused'],
      ['held', 'paused'],
    ],
  )
  assert.equal(sms.calls.length, 0)
})

withTexts('what is held can be stopped, and is cancelled then', async (t, sms) => {
  const batch = await t.confirm(people(2))
  await t.engine.pauseBatch(larkfield, batch.id)
  await t.advance(hours)
  const report = await t.engine.stopBatch(larkfield, batch.id)
  assert.deepEqual([report.cancelled, report.gone], [2, 0])
  await assert.rejects(t.engine.resumeBatch(larkfield, batch.id, 1), { code: 'state-forbids' })
  await assert.rejects(t.engine.pauseBatch(larkfield, batch.id), { code: 'state-forbids' })
  assert.equal(total(sms.copies), 0)
})

withTexts('giving back what was held goes on after a crash', async (t, sms) => {
  const batch = await t.confirm(people(3))
  const { revision } = await t.engine.pauseBatch(larkfield, batch.id)
  await t.advance(hours)
  await t.restart({}, 'release-held')
  await assert.rejects(t.engine.resumeBatch(larkfield, batch.id, revision), /died/)
  await t.restart()
  await t.advance(minutes)
  assert.equal(total(sms.copies), 3)
})

withTexts('late after an outage: nothing leaves, staff are asked, and send it now', async (t, sms) => {
  const batch = await t.confirm(people(2))
  t.clock.advance(30_000 + 15 * minutes + 1)
  await t.engine.settle()
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['held', 'held'], 0])
  const { hold, revision } = await t.engine.readBatch(larkfield, batch.id)
  assert.deepEqual([hold?.why, hold?.by], ['late', undefined])
  await t.engine.resumeBatch(larkfield, batch.id, revision)
  await t.engine.settle()
  assert.equal(total(sms.copies), 2)
})

withTexts('15 minutes late is not yet an outage', async (t, sms) => {
  await t.confirm(people(2))
  t.clock.advance(30_000 + 15 * minutes)
  await t.engine.settle()
  assert.equal(total(sms.copies), 2)
})

withTexts('after an outage staff may choose a new time instead', async (t, sms) => {
  const batch = await t.confirm(people(2))
  t.clock.advance(hours)
  await t.engine.settle()
  const { revision } = await t.engine.readBatch(larkfield, batch.id)
  const at = instantFrom(t.clock.now() + 3 * hours)
  const changed = await t.engine.changeSchedule(larkfield, batch.id, {
    schedule: { kind: 'at', at },
    revision,
  })
  assert.deepEqual([changed.hold, changed.firstDueAt, changed.schedule], [undefined, at, { kind: 'at', at }])
  assert.deepEqual(await t.states(batch), ['waiting', 'waiting'])
  await t.advance(3 * hours - 1)
  assert.equal(total(sms.copies), 0)
  await t.advance(1)
  assert.equal(total(sms.copies), 2)
})

withTexts(
  '25 refusals in a row pause the batch; staff go on, and it counts from none again',
  async (t, sms) => {
    const batch = await t.send(people(300))
    const now = await t.engine.readBatch(larkfield, batch.id)
    const { failed, waiting } = now.counts
    assert.equal(now.hold?.why, 'refused-in-a-row')
    assert.ok(failed >= 25 && failed < 150 && failed + waiting === 300, `${failed} failed`)
    assert.equal(sms.calls.flatMap(({ messages }) => messages).length, failed)
    await t.engine.resumeBatch(larkfield, batch.id, now.revision)
    await t.engine.settle()
    const then = await t.engine.readBatch(larkfield, batch.id)
    assert.equal(then.hold?.why, 'refused-in-a-row')
    assert.ok(then.counts.failed >= failed + 25 && then.counts.waiting > 0)
  },
  { supports: { maxPerCall: 10 }, behave: () => 'refused' },
)

withTexts(
  'one acceptance in between and nothing pauses',
  async (t) => {
    const batch = await t.send(people(60))
    const { hold, counts } = await t.engine.readBatch(larkfield, batch.id)
    assert.deepEqual([hold, counts.waiting], [undefined, 0])
  },
  { behave: ({ key }) => (/-2[05]:/.test(key) ? 'accepted' : 'refused'), supports: { maxPerCall: 60 } },
)

withTexts(
  'try later for a whole day: it has failed, staff see why, and may try again',
  async (t, sms) => {
    const batch = await t.send([{}])
    await t.advance(22 * hours)
    assert.deepEqual(await t.states(batch), ['waiting'])
    await t.advance(2 * hours)
    const message = await onlyMessage(t, batch)
    assert.deepEqual([message.state, message.reason], ['failed', 'tried-too-long'])
    const calls = sms.calls.length
    assert.ok(calls > 20 && calls < 45, `${calls} calls`)
    assert.equal((await t.engine.retryFailed(larkfield, batch.id)).retried, 1)
    await t.engine.settle()
    assert.deepEqual(await t.states(batch), ['waiting'])
    assert.equal(sms.calls.length, calls + 1)
  },
  { behave: () => 'try-later' },
)

withTexts('outside the hours it waits for the next window, or leaves when staff say so', async (t, sms) => {
  const settings = await t.engine.readSettings(larkfield)
  await t.engine.writeSettings(larkfield, { ...settings, holdOutsideWindow: true })
  const batch = await t.confirm([{}, {}])
  await t.engine.pauseBatch(larkfield, batch.id)
  await t.advance(9 * hours)
  await t.engine.resumeBatch(larkfield, batch.id, 1)
  await t.engine.settle()
  const { hold, revision } = await t.engine.readBatch(larkfield, batch.id)
  assert.deepEqual([hold?.why, hold?.until], ['outside-window', instantFrom(tuesday + 22 * hours)])
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['held', 'held'], 0])
  await t.restart()
  await t.advance(13 * hours)
  assert.equal(total(sms.copies), 2)
  assert.deepEqual((await t.engine.readBatch(larkfield, batch.id)).hold, undefined)
  assert.equal(revision, 2)
})

withTexts('staff let a batch go outside the hours', async (t, sms) => {
  const settings = await t.engine.readSettings(larkfield)
  await t.engine.writeSettings(larkfield, { ...settings, holdOutsideWindow: true })
  const batch = await t.confirm([{}])
  const { revision } = await t.engine.pauseBatch(larkfield, batch.id)
  await t.advance(9 * hours)
  await t.engine.resumeBatch(larkfield, batch.id, revision)
  await t.engine.settle()
  await t.engine.resumeBatch(larkfield, batch.id, revision + 1)
  await t.engine.settle()
  assert.equal(total(sms.copies), 1)
  assert.deepEqual(
    codes(await onlyMessage(t, batch)).filter((code) => /held|released/.test(code)),
    ['held', 'released', 'held', 'released'],
  )
})
