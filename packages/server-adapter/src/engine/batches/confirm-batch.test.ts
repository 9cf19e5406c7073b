import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIsoDate } from '@carebatch/core'
import type { NewBatch } from '@carebatch/core/wire'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import {
  hours,
  larkfield,
  listRow,
  newBatch,
  testNhsNumber,
  total,
  withEngine,
  type TestEngine,
} from '../test-engine.fixtures.ts'

async function readyList({ engine }: TestEngine, count: number): Promise<string> {
  const list = await engine.createPatientList(larkfield, {
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: count,
    contactDetailsFromList: false,
  })
  const rows = Array.from({ length: count }, (_, index) => listRow(index + 2))
  for (let at = 0; at < count; at += 1_000)
    await engine.putListRows(larkfield, list.id, rows.slice(at, at + 1_000))
  await engine.lookUpList(larkfield, list.id)
  await engine.settle()
  return list.id
}

const refusals: readonly [string, Partial<NewBatch>, string][] = [
  ['other numbers than were seen', { expected: { patients: 2, contactable: 1 } }, 'review-changed'],
  ['other patients than were seen', { expected: { patients: 3, contactable: 2 } }, 'review-changed'],
  [
    'a time that is over',
    { schedule: { kind: 'at', at: '2026-11-24T09:59:00.000Z' as never } },
    'schedule-in-past',
  ],
  ['nothing in the message', { message: { subject: 'x', body: ' \n', greeting: true } }, 'message-empty'],
  ['an unknown kind of batch', { batchType: 'telegram' }, 'batch-type-unknown'],
  ['a list of nobody', { patientList: 'no-such-list' }, 'not-found'],
]

for (const [what, more, code] of refusals) {
  test(
    `a batch with ${what} is refused, and nothing is made`,
    withEngine({ senders: [scriptedSender()] }, async (t) => {
      const list = await readyList(t, 2)
      const confirming = t.engine.confirmBatch(larkfield, newBatch(list, [{}, {}], more), 'key')
      await assert.rejects(confirming, { code })
      assert.deepEqual((await t.engine.listBatches(larkfield)).batches, [])
    }),
  )
}

test(
  'a list in which nobody can be contacted is refused',
  withEngine({ senders: [] }, async (t) => {
    await assert.rejects(t.confirm([{ leftOut: true }]), { code: 'nobody-to-send-to' })
  }),
)

test(
  'a list that is still being looked up is refused',
  withEngine({ senders: [] }, async (t) => {
    const list = await readyList(t, 2)
    await t.engine.putListRows(larkfield, list, [{ ...listRow(2), nhsNumber: '9990590346' }])
    const confirming = t.engine.confirmBatch(larkfield, newBatch(list, [{}, {}]), 'key')
    await assert.rejects(confirming, { code: 'list-not-ready' })
  }),
)

{
  const sms = scriptedSender()
  test(
    'the same Send pressed twice, also at the same moment and after a restart, is one batch',
    withEngine({ senders: [sms] }, async (t) => {
      const list = await readyList(t, 2)
      const input = newBatch(list, [{}, {}])
      const [one, two] = await Promise.all([
        t.engine.confirmBatch(larkfield, input, 'key'),
        t.engine.confirmBatch(larkfield, input, 'key'),
      ])
      await t.restart()
      const three = await t.engine.confirmBatch(larkfield, input, 'key')
      assert.deepEqual([two.id, three.id], [one.id, one.id])
      const other = t.engine.confirmBatch(larkfield, { ...input, name: 'Another' }, 'key')
      await assert.rejects(other, { code: 'idempotency-key-reused' })
      await t.advance(hours)
      assert.equal(total(sms.copies), 2)
      const { timeline } = await t.engine.readMessage(larkfield, one.id, `${one.id}-2`)
      assert.equal(timeline.filter(({ code }) => code === 'confirmed').length, 1)
    }),
  )
}

{
  const sms = scriptedSender()
  let left = 2
  test(
    'a crash while rows are made: nothing has left, and the rest is made after the restart',
    withEngine(
      {
        senders: [sms],
        wrapStore: (store) => ({
          ...store,
          transaction(name, work) {
            if (name === 'prepare' && --left === 0) return Promise.reject(new Error('the process died'))
            return store.transaction(name, work)
          },
        }),
      },
      async (t) => {
        const list = await readyList(t, 5_200)
        const people = Array.from({ length: 5_200 }, () => ({}))
        await assert.rejects(t.engine.confirmBatch(larkfield, newBatch(list, people), 'key'), /died/)
        const [cut] = (await t.engine.listBatches(larkfield)).batches
        assert.deepEqual([cut?.status, cut?.counts.waiting], ['preparing', 5_200])
        await t.restart()
        await t.advance(60_000)
        assert.equal(total(sms.copies), 5_200)
      },
    ),
  )
}

test(
  'a staggered batch goes in equal parts, and is saving or sending between them',
  withEngine({ senders: [scriptedSender()] }, async (t) => {
    const people = Array.from({ length: 5 }, () => ({}))
    const start = '2026-11-25T09:00:00.000Z' as never
    const batch = await t.confirm(people, { schedule: { kind: 'stagger', start, days: 2 } })
    assert.equal(batch.status, 'scheduled')
    assert.deepEqual([batch.firstDueAt, batch.lastDueAt], [start, '2026-11-26T09:00:00.000Z'])
    await t.advance(24 * hours)
    assert.deepEqual((await t.states(batch)).toSorted(), [
      'accepted',
      'accepted',
      'accepted',
      'waiting',
      'waiting',
    ])
    await t.advance(24 * hours)
    assert.ok((await t.states(batch)).every((state) => state === 'accepted'))
  }),
)

test(
  'a list whose columns look sorted apart is refused with its figures; leaving those lines out is a way on',
  withEngine(
    {
      senders: [scriptedSender()],
      answer: (nhsNumber) =>
        nhsNumber === testNhsNumber(2) ? { dateOfBirth: parseIsoDate('1901-01-01') } : {},
    },
    async (t) => {
      const list = await readyList(t, 3)
      const seen = { patients: 3, contactable: 2 }
      const confirming = t.engine.confirmBatch(larkfield, newBatch(list, [], { expected: seen }), 'key')
      await assert.rejects(confirming, {
        code: 'details-do-not-match',
        details: { compared: 1, differing: 1 },
      })
      await t.engine.putListRows(larkfield, list, [listRow(2, { leftOut: true })])
      const batch = await t.engine.confirmBatch(larkfield, newBatch(list, [], { expected: seen }), 'other')
      assert.equal(batch.counts['not-contactable'], 1)
    },
  ),
)
