import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { hours, larkfield, total, withEngine } from '../test-engine.fixtures.ts'

const sum = ({
  gone,
  inFlight,
  cancelled,
  ended,
}: Record<'gone' | 'inFlight' | 'cancelled' | 'ended', number>) => gone + inFlight + cancelled + ended

{
  const sms = scriptedSender()
  test(
    'stopped within the undo grace: nothing at all leaves',
    withEngine({ senders: [sms] }, async (t) => {
      const batch = await t.confirm([{}, {}, { leftOut: true }])
      assert.notEqual(batch.undoUntil, undefined)
      const report = await t.engine.stopBatch(larkfield, batch.id)
      assert.deepEqual([report.gone, report.inFlight, report.cancelled, report.ended], [0, 0, 2, 0])
      assert.equal(report.batch.status, 'cancelled')
      await t.advance(100 * hours)
      assert.deepEqual([total(sms.copies), await t.engine.nextDueAt()], [0, undefined])
    }),
  )
}

{
  let inMidCall = async (): Promise<void> => undefined
  const sms = scriptedSender({
    supports: { maxPerCall: 1 },
    dedupe: 'none',
    beforeCall: () => inMidCall(),
    behave: ({ key }) => (key.includes('-3:') ? 'refused' : 'accepted'),
  })
  test(
    'stopped in mid-send: gone, in flight and cancelled are exact, and in flight shrinks as answers come',
    withEngine({ senders: [sms] }, async (t) => {
      const people = Array.from({ length: 40 }, () => ({}))
      const batch = await t.confirm(people)
      let report: Awaited<ReturnType<typeof t.engine.stopBatch>> | undefined
      inMidCall = async () => {
        if (sms.calls.length === 20) report = await t.engine.stopBatch(larkfield, batch.id)
      }
      await t.advance(hours)
      assert.ok(report !== undefined && report.inFlight > 0)
      assert.equal(sum(report), 40)
      const after = await t.engine.stopBatch(larkfield, batch.id)
      assert.equal(after.inFlight, 0)
      assert.equal(after.cancelled, report.cancelled)
      assert.equal(after.gone, total(sms.copies))
      assert.equal(sum(after), 40)
      assert.equal(sms.calls.length + after.cancelled, 40)
    }),
  )
}

{
  const app = scriptedSender({ name: 'app', channel: 'nhs-app' })
  const sms = scriptedSender({ name: 'sms' })
  test(
    'a stop withdraws fallbacks: what was accepted keeps its state, and no text follows',
    withEngine({ senders: [app, sms] }, async (t) => {
      const batch = await t.send([{ app: true }])
      const report = await t.engine.stopBatch(larkfield, batch.id)
      assert.deepEqual([report.gone, report.cancelled], [1, 0])
      await t.advance(100 * hours)
      assert.deepEqual([await t.states(batch), total(sms.copies)], [['no-confirmation'], 0])
      assert.equal((await t.engine.readBatch(larkfield, batch.id)).status, 'cancelled')
    }),
  )
}

{
  let stop = async (): Promise<unknown> => undefined
  const sms = scriptedSender({ behave: () => 'try-later', beforeCall: async () => void (await stop()) })
  test(
    '"try later" after a stop ends as cancelled',
    withEngine({ senders: [sms] }, async (t) => {
      const batch = await t.confirm([{}])
      stop = () => t.engine.stopBatch(larkfield, batch.id)
      await t.advance(hours)
      assert.deepEqual([await t.states(batch), sms.calls.length], [['cancelled'], 1])
    }),
  )
}

{
  const sms = scriptedSender({ dedupe: 'none', behave: () => 'refused' })
  test(
    'after a stop nothing is retried; a batch that is over is reported and not stopped',
    withEngine({ senders: [sms] }, async (t) => {
      const over = await t.send([{}])
      const report = await t.engine.stopBatch(larkfield, over.id)
      assert.deepEqual([report.ended, report.batch.stopped, report.batch.status], [1, undefined, 'done'])
      const stopped = await t.confirm([{}])
      await t.engine.stopBatch(larkfield, stopped.id)
      await assert.rejects(t.engine.retryFailed(larkfield, stopped.id), { code: 'state-forbids' })
    }),
  )
}

test(
  'a stop that was interrupted goes on after a restart',
  withEngine(
    {
      senders: [scriptedSender()],
      wrapStore: (store) => ({
        ...store,
        transaction(name, work) {
          if (name === 'withdraw' && !interrupted) {
            interrupted = true
            return Promise.reject(new Error('the process died'))
          }
          return store.transaction(name, work)
        },
      }),
    },
    async (t) => {
      const batch = await t.confirm([{}, {}])
      await assert.rejects(t.engine.stopBatch(larkfield, batch.id), /died/)
      await t.restart()
      await t.advance(hours)
      assert.deepEqual(await t.states(batch), ['cancelled', 'cancelled'])
    },
  ),
)
let interrupted = false
