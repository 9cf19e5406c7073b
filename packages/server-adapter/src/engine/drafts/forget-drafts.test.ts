import assert from 'node:assert/strict'
import type { DraftContent } from '@carebatch/core/wire'
import type { BatchStore } from '../../ports/batch-store.ts'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { hours, larkfield, listRow, newBatch, onEachStore, type TestEngine } from '../test-engine.fixtures.ts'

const day = 24 * hours

const content = (list: string): DraftContent => ({
  step: 'list',
  name: 'Flu vaccination',
  message: { subject: '', body: '', greeting: true },
  patientList: { id: list, isFromHost: false, edits: 0 },
  time: { typed: {} },
})

async function listOf({ engine }: TestEngine, rows = 2): Promise<string> {
  const { id } = await engine.createPatientList(larkfield, {
    clinicalSystem: 'systmone',
    fileName: 'flu.csv',
    rows,
    contactDetailsFromList: false,
  })
  const all = Array.from({ length: rows }, (_, index) => listRow(index + 2))
  for (let at = 0; at < rows; at += 1_000) await engine.putListRows(larkfield, id, all.slice(at, at + 1_000))
  return id
}

const onStore = (
  name: string,
  run: (t: TestEngine, rowsOf: (list: string) => Promise<number>) => Promise<void>,
) => {
  let store: BatchStore | undefined
  const wrapStore = (opened: BatchStore) => (store = opened)
  onEachStore(
    name,
    () => ({ senders: [scriptedSender()], wrapStore }),
    (t) =>
      run(t, async (list) => {
        const rows = await store?.snapshot('test', ({ patientLists }) =>
          patientLists.rowsAfter(list, 0, 100_000),
        )
        return rows?.length ?? -1
      }),
  )
}

onStore(
  'a draft that nobody saved for 30 days is gone, its list with it; one that was saved stays',
  async (t, rowsOf) => {
    const lists = [await listOf(t), await listOf(t)] as const
    const old = await t.engine.createDraft(larkfield, content(lists[0]))
    const used = await t.engine.createDraft(larkfield, content(lists[1]))
    const ids = async () => (await t.engine.listDrafts(larkfield)).drafts.map(({ id }) => id)
    t.clock.advance(20 * day)
    await t.engine.saveDraft(larkfield, used.id, {
      version: 1,
      content: { ...content(lists[1]), name: 'Flu' },
    })
    t.clock.advance(10 * day)
    await t.engine.settle()
    assert.deepEqual((await ids()).toSorted(), [old.id, used.id].toSorted())
    t.clock.advance(1)
    await t.engine.settle()
    assert.deepEqual(await ids(), [used.id])
    assert.deepEqual([await rowsOf(lists[0]), await rowsOf(lists[1])], [0, 2])
  },
)

onStore(
  'a list without a draft goes after 30 days; one of which a batch was made stays',
  async (t, rowsOf) => {
    const [alone, sent] = [await listOf(t), await listOf(t)]
    await t.engine.lookUpList(larkfield, sent)
    await t.engine.settle()
    await t.engine.confirmBatch(larkfield, newBatch(sent, [{}, {}]), 'key-of-batch')
    t.clock.advance(31 * day)
    await t.engine.settle()
    assert.deepEqual([await rowsOf(alone), await rowsOf(sent)], [0, 2])
  },
)

onStore('a long list that was deleted goes in parts, to its last row', async (t, rowsOf) => {
  const list = await listOf(t, 12_000)
  const { id } = await t.engine.createDraft(larkfield, content(list))
  await t.engine.deleteDraft(larkfield, id)
  await t.engine.settle()
  assert.equal(await rowsOf(list), 0)
})
