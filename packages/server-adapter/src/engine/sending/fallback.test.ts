import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PatientFacts } from '@carebatch/core'
import { scriptedSender, type ScriptedSender } from '../../testing/scripted-sender.ts'
import {
  codes,
  hours,
  larkfield,
  onlyMessage,
  total,
  withEngine,
  type TestEngine,
  type TestEngineOptions,
} from '../test-engine.fixtures.ts'

interface Both {
  readonly sms: ScriptedSender
  readonly app: ScriptedSender
}

/** One test with an App and a text sender. */
function appThenText(
  name: string,
  run: (t: TestEngine, senders: Both) => Promise<void>,
  more: Partial<TestEngineOptions> & { app?: Parameters<typeof scriptedSender>[0] } = {},
): void {
  const sms = scriptedSender({ name: 'sms' })
  const app = scriptedSender({ name: 'app', channel: 'nhs-app', ...more.app })
  test(
    name,
    withEngine({ senders: [sms, app], ...more }, (t) => run(t, { sms, app })),
  )
}

const keyOf = ({ copies }: ScriptedSender): string => [...copies.keys()][0] ?? ''

appThenText('a text follows after 24 hours unread, and not a minute earlier', async (t, { sms, app }) => {
  const batch = await t.send([{ app: true }])
  await t.receipt(app, keyOf(app), 'delivered')
  await t.advance(24 * hours - 60_000)
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['accepted'], 0])
  await t.advance(2 * 60_000)
  assert.equal(total(sms.copies), 1)
  await t.receipt(sms, keyOf(sms), 'delivered')
  assert.deepEqual(await t.states(batch), ['delivered'])
  const seen = codes(await onlyMessage(t, batch))
  assert.ok(seen.indexOf('fallback-started') < seen.indexOf('check-passed'))
})

appThenText("the batch's own hours decide", async (t, { sms }) => {
  await t.send([{ app: true }], { fallbackAfterHours: 3 })
  await t.advance(3 * hours)
  assert.equal(total(sms.copies), 1)
})

appThenText('read in the App: no text, ever', async (t, { sms, app }) => {
  const batch = await t.send([{ app: true }])
  await t.receipt(app, keyOf(app), 'read')
  await t.advance(100 * hours)
  assert.deepEqual([await t.states(batch), total(sms.copies)], [['read'], 0])
  assert.equal(await t.engine.nextDueAt(), undefined)
})

appThenText(
  'refused by the App: the text follows at once',
  async (t, { sms }) => {
    const batch = await t.send([{ app: true }])
    assert.deepEqual([await t.states(batch), total(sms.copies)], [['accepted'], 1])
    assert.ok(codes(await onlyMessage(t, batch)).includes('next-way'))
  },
  { app: { name: 'app', channel: 'nhs-app', behave: () => 'refused' } },
)

appThenText(
  'failed in the App after acceptance: the text follows once, though the timer runs too',
  async (t, { sms, app }) => {
    await t.send([{ app: true }])
    await t.receipt(app, keyOf(app), 'failed')
    await t.engine.settle()
    assert.equal(total(sms.copies), 1)
    await t.advance(48 * hours)
    assert.equal(total(sms.copies), 1)
  },
)

{
  // The read receipt comes between the claim of the text and its submission.
  let beforeSubmission = async (): Promise<void> => undefined
  appThenText(
    'a read receipt that commits just before the text is submitted: no text',
    async (t, { sms, app }) => {
      const batch = await t.send([{ app: true }])
      beforeSubmission = () => t.receipt(app, keyOf(app), 'read')
      await t.advance(25 * hours)
      assert.deepEqual([await t.states(batch), total(sms.copies)], [['read'], 0])
    },
    {
      wrapStore: (store) => ({
        ...store,
        async transaction(name, work) {
          if (name === 'commit-submission') await beforeSubmission()
          return store.transaction(name, work)
        },
      }),
    },
  )
}

appThenText("the text fails while the App copy is out: the App's state stays", async (t, { sms, app }) => {
  const batch = await t.send([{ app: true }])
  await t.receipt(app, keyOf(app), 'delivered')
  await t.advance(24 * hours)
  await t.receipt(sms, keyOf(sms), 'failed')
  assert.deepEqual(await t.states(batch), ['delivered'])
  assert.ok(codes(await onlyMessage(t, batch)).includes('not-delivered'))
  assert.equal([...t.shelf.entries.values()].filter(({ kind }) => kind === 'not-delivered').length, 0)
})

const died =
  (day: number) =>
  (_nhsNumber: string, at: number): Partial<PatientFacts> =>
    at >= Date.UTC(2026, 10, day) ? { deceased: {} } : {}

appThenText(
  'who died before the text is due gets none, and the App message keeps its state',
  async (t, { sms, app }) => {
    const batch = await t.send([{ app: true }])
    await t.receipt(app, keyOf(app), 'delivered')
    await t.advance(30 * hours)
    assert.deepEqual([await t.states(batch), total(sms.copies)], [['delivered'], 0])
    assert.ok(codes(await onlyMessage(t, batch)).includes('fallback-withdrawn'))
  },
  { answer: died(25) },
)

appThenText(
  'who died before a scheduled message leaves is skipped with the reason, and nothing is saved',
  async (t, { sms }) => {
    const at = '2026-11-27T10:00:00.000Z' as never
    const batch = await t.confirm([{}], { schedule: { kind: 'at', at } })
    await t.advance(80 * hours)
    const message = await onlyMessage(t, batch)
    assert.deepEqual([message.state, message.reason], ['skipped', 'patient-deceased'])
    assert.deepEqual([total(sms.copies), t.shelf.entries.size], [0, 0])
    assert.equal((await t.engine.readBatch(larkfield, batch.id)).status, 'done')
  },
  { answer: died(26) },
)

{
  let isDown = false
  appThenText(
    'a look-up that is down holds the send, staff are told, and it goes once the look-up answers',
    async (t, { sms }) => {
      const at = '2026-11-27T10:00:00.000Z' as never
      const batch = await t.confirm([{}], { schedule: { kind: 'at', at } })
      isDown = true
      await t.advance(72 * hours)
      assert.deepEqual([await t.states(batch), total(sms.copies)], [['waiting'], 0])
      assert.equal((await t.engine.readBatch(larkfield, batch.id)).resting?.why, 'look-up-down')
      isDown = false
      await t.advance(2 * hours)
      assert.equal(total(sms.copies), 1)
      assert.equal((await t.engine.readBatch(larkfield, batch.id)).resting, undefined)
    },
    { answer: () => (isDown ? { answer: 'no-answer' } : {}) },
  )
}

appThenText('a number that changed before the send is used', async (t, { sms }) => {
  const at = '2026-11-27T10:00:00.000Z' as never
  await t.confirm([{}], { schedule: { kind: 'at', at } })
  await t.advance(80 * hours)
  assert.equal(sms.calls[0]?.messages[0]?.to, '+447700900002')
})
