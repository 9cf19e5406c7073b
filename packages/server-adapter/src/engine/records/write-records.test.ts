import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { codes, hours, larkfield, onlyMessage, withEngine } from '../test-engine.fixtures.ts'

test(
  'a record that cannot be written is tried for 7 days, and then a gap that staff see',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    t.shelf.outcome = () => ({ kind: 'try-later' })
    const batch = await t.send([{}])
    await t.advance(6 * 24 * hours)
    assert.deepEqual((await t.engine.readBatch(larkfield, batch.id)).records, { due: 1, written: 0, gaps: 0 })
    await t.advance(2 * 24 * hours)
    assert.deepEqual((await t.engine.readBatch(larkfield, batch.id)).records, { due: 0, written: 0, gaps: 1 })
    assert.equal((await onlyMessage(t, batch)).record, 'gap')
  }),
)

test(
  'it is written as soon as the record answers again, once',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    let down = 3
    t.shelf.outcome = () => {
      if (down-- > 0) throw new Error('connection refused')
      return { kind: 'written' }
    }
    const batch = await t.send([{}])
    await t.advance(hours)
    const message = await onlyMessage(t, batch)
    assert.equal(message.record, 'written')
    assert.deepEqual(
      codes(message).filter((code) => code.startsWith('record')),
      ['record-put-off', 'record-written'],
    )
  }),
)

test(
  'a record that refuses an entry is a gap at once',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    t.shelf.outcome = () => ({ kind: 'refused', why: 'patient-not-here' })
    const batch = await t.send([{}, {}])
    await t.engine.settle()
    const { status, records } = await t.engine.readBatch(larkfield, batch.id)
    assert.deepEqual([status, records], ['sending', { due: 0, written: 0, gaps: 2 }])
  }),
)

test(
  'an entry says what was sent, by which way, and nothing is written for who got nothing',
  withEngine(
    { senders: [scriptedSender({ behave: ({ key }) => (key.includes('-3:') ? 'refused' : 'accepted') })] },
    async (t) => {
      const batch = await t.send([{}, {}, { leftOut: true }])
      await t.engine.settle()
      const [entry, ...others] = [...t.shelf.entries.values()]
      assert.deepEqual(others, [])
      assert.equal(entry?.key, `${batch.id}-2:sent`)
      assert.deepEqual([entry?.channel, entry?.organisation, entry?.kind], ['sms', 'larkfield', 'sent'])
      assert.match(entry?.text ?? '', /Please call us to book\.$/)
    },
  ),
)

{
  const sms = scriptedSender()
  test(
    'an entry is due once, at the first acceptance, whatever is learnt afterwards',
    withEngine({ senders: [sms] }, async (t) => {
      let handedOver = 0
      t.shelf.outcome = () => {
        handedOver++
        return { kind: 'written' }
      }
      const batch = await t.send([{}])
      for (const what of ['accepted', 'delivered'] as const) {
        for (const key of sms.copies.keys()) await t.receipt(sms, key, what)
        await t.engine.settle()
      }
      assert.equal(handedOver, 1)
      assert.deepEqual((await t.engine.readBatch(larkfield, batch.id)).records, {
        due: 0,
        written: 1,
        gaps: 0,
      })
    }),
  )
}
