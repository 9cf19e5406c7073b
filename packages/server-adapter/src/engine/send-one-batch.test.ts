import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender } from '../testing/scripted-sender.ts'
import { larkfield, testEngine } from './test-engine.fixtures.ts'

test('a batch goes by all three ways, is delivered, read and saved, and every number adds up', async () => {
  const sms = scriptedSender({ name: 'sms' })
  const app = scriptedSender({ name: 'app', channel: 'nhs-app' })
  const email = scriptedSender({
    name: 'email',
    channel: 'email',
    dedupe: 'none',
    supports: { maxPerCall: 1 },
  })
  const t = await testEngine({ senders: [sms, app, email] })
  try {
    const batch = await t.send([{}, { app: true }, { email: 'joe@example.com' }, { leftOut: true }])
    assert.deepEqual(t.failures, [])
    assert.deepEqual(await t.states(batch), ['accepted', 'accepted', 'emailed', 'excluded'])
    for (const sender of [sms, app]) {
      for (const key of sender.copies.keys()) await t.receipt(sender, key, 'delivered')
    }
    assert.deepEqual(await t.states(batch), ['delivered', 'accepted', 'emailed', 'excluded'])
    for (const key of app.copies.keys()) await t.receipt(app, key, 'read')
    assert.deepEqual(await t.states(batch), ['delivered', 'read', 'emailed', 'excluded'])
    await t.engine.settle()
    const after = await t.engine.readBatch(larkfield, batch.id)
    assert.equal(after.status, 'saved')
    assert.deepEqual(after.records, { due: 0, written: 3, gaps: 0 })
    assert.equal(t.shelf.entries.size, 3)
    assert.equal((await t.engine.reconcile(larkfield, batch.id)).agrees, true)
    assert.equal(await t.engine.nextDueAt(), undefined)
  } finally {
    await t.close()
  }
})
