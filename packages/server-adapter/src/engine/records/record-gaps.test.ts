import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { codes, hours, larkfield, withEngine } from '../test-engine.fixtures.ts'

const stranger = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }

test(
  'what is missing in records is told by line and page, with why, and nobody else’s is',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    t.shelf.outcome = ({ key }) =>
      key.includes('-3:') ? { kind: 'written' } : { kind: 'refused', why: 'patient-not-here' }
    const batch = await t.send([{ name: 'Joe Bloggs' }, {}, {}])
    await t.engine.settle()
    const first = await t.engine.readRecordGaps(larkfield, batch.id, { after: 0, limit: 1 })
    assert.deepEqual([first.total, first.next, first.gaps.length], [2, 2, 1])
    const [gap] = first.gaps
    assert.deepEqual(
      [gap?.line, gap?.name, gap?.kind, gap?.why],
      [2, 'Joe Bloggs', 'sent', 'patient-not-here'],
    )
    const second = await t.engine.readRecordGaps(larkfield, batch.id, { after: 2, limit: 1 })
    assert.deepEqual(
      second.gaps.map(({ line }) => line),
      [4],
    )
    await assert.rejects(t.engine.readRecordGaps(stranger, batch.id, { after: 0, limit: 1 }), {
      code: 'not-found',
    })
    await assert.rejects(t.engine.retryRecords(stranger, batch.id), { code: 'not-found' })
  }),
)

test(
  'tried again, what is missing is written, the batch is saved, and an entry that was there is not doubled',
  withEngine({ senders: [scriptedSender({ supports: { receipts: false } })] }, async (t) => {
    // The record takes the entry, and the answer is lost.
    t.shelf.outcome = (entry) => {
      t.shelf.entries.set(entry.key, entry)
      throw new Error('connection reset')
    }
    const batch = await t.send([{}, {}])
    await t.advance(8 * 24 * hours)
    const before = await t.engine.readBatch(larkfield, batch.id)
    assert.deepEqual(before.records, { due: 0, written: 0, gaps: 2 })
    t.shelf.outcome = () => ({ kind: 'written' })
    const answer = await t.engine.retryRecords(larkfield, batch.id)
    assert.deepEqual([answer.retried, answer.batch.records], [2, { due: 2, written: 0, gaps: 0 }])
    assert.equal((await t.engine.retryRecords(larkfield, batch.id)).retried, 0)
    await t.engine.settle()
    const { records } = await t.engine.readBatch(larkfield, batch.id)
    assert.deepEqual([records, t.shelf.entries.size], [{ due: 0, written: 2, gaps: 0 }, 2])
    const { messages } = await t.engine.listMessages(larkfield, batch.id, { limit: 1 })
    const detail = await t.engine.readMessage(larkfield, batch.id, messages[0]?.id ?? '')
    assert.ok(codes(detail).includes('record-retried') && codes(detail).at(-1) === 'record-written')
  }),
)

test(
  'tried again in vain it is a gap again, after another 7 days',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    t.shelf.outcome = () => ({ kind: 'try-later' })
    const batch = await t.send([{}])
    await t.advance(8 * 24 * hours)
    await t.engine.retryRecords(larkfield, batch.id)
    await t.advance(6 * 24 * hours)
    assert.equal((await t.engine.readBatch(larkfield, batch.id)).records.due, 1)
    await t.advance(2 * 24 * hours)
    assert.equal((await t.engine.readBatch(larkfield, batch.id)).records.gaps, 1)
  }),
)
