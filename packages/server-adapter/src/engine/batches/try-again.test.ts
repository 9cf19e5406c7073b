import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender, type Behaviour } from '../../testing/scripted-sender.ts'
import { larkfield, onlyMessage, total, withEngine } from '../test-engine.fixtures.ts'

{
  let behaviour: Behaviour = 'refused'
  const sms = scriptedSender({ behave: () => behaviour })
  test(
    'the failed are tried again under a new key, and only they',
    withEngine({ senders: [sms] }, async (t) => {
      const batch = await t.send([{}, { leftOut: true }])
      assert.deepEqual(await t.states(batch), ['failed', 'excluded'])
      behaviour = 'accepted'
      assert.equal((await t.engine.retryFailed(larkfield, batch.id)).retried, 1)
      await t.engine.settle()
      assert.deepEqual(await t.states(batch), ['accepted', 'excluded'])
      assert.deepEqual([...sms.copies.keys()], [`${batch.id}-2:0:2`])
      assert.equal((await t.engine.retryFailed(larkfield, batch.id)).retried, 0)
    }),
  )
}

{
  const app = scriptedSender({ name: 'app', channel: 'nhs-app', behave: () => 'refused' })
  const sms = scriptedSender({
    name: 'sms',
    behave: (_message, times) => (times > 0 ? 'refused' : 'accepted'),
  })
  test(
    'a retry never goes back to an earlier way',
    withEngine({ senders: [app, sms] }, async (t) => {
      const batch = await t.send([{ app: true }])
      assert.deepEqual(await t.states(batch), ['failed'])
      await t.engine.retryFailed(larkfield, batch.id)
      await t.engine.settle()
      assert.equal(app.calls.length, 1)
      assert.deepEqual(
        sms.calls.map(({ messages }) => messages[0]?.key),
        [`${batch.id}-2:1:1`, `${batch.id}-2:1:2`],
      )
    }),
  )
}

{
  const behaviours: Behaviour[] = ['silent', 'refused']
  const email = scriptedSender({
    channel: 'email',
    dedupe: 'none',
    behave: () => behaviours.shift() ?? 'accepted',
  })
  test(
    'sent again and refused: still unknown, since the first may have arrived; then counted as sent',
    withEngine({ senders: [email] }, async (t) => {
      const batch = await t.send([{ email: 'no-answer@example.com' }])
      const { id, state } = await onlyMessage(t, batch)
      assert.equal(state, 'outcome-unknown')
      await t.engine.resolveUnknown(larkfield, batch.id, id, 'send-again')
      await t.engine.settle()
      assert.deepEqual(await t.states(batch), ['outcome-unknown'])
      const counted = await t.engine.resolveUnknown(larkfield, batch.id, id, 'count-as-sent')
      assert.equal(counted.state, 'emailed')
      await t.engine.settle()
      assert.equal(t.shelf.entries.size, 1)
      const again = t.engine.resolveUnknown(larkfield, batch.id, id, 'send-again')
      await assert.rejects(again, { code: 'state-forbids' })
      assert.deepEqual([total(email.copies), email.calls.length], [0, 2])
    }),
  )
}

test(
  'an unknown outcome of somebody else, or of another batch, does not exist',
  withEngine({ senders: [scriptedSender({ dedupe: 'none', behave: () => 'silent' })] }, async (t) => {
    const batch = await t.send([{}])
    const { id } = await onlyMessage(t, batch)
    const stranger = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }
    for (const [actor, of] of [
      [stranger, batch.id],
      [larkfield, 'other'],
    ] as const) {
      await assert.rejects(t.engine.resolveUnknown(actor, of, id, 'send-again'), { code: 'not-found' })
      await assert.rejects(t.engine.readMessage(actor, of, id), { code: 'not-found' })
    }
  }),
)
