import assert from 'node:assert/strict'
import { isCareBatchError } from '@carebatch/core'
import type { DraftContent } from '@carebatch/core/wire'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import {
  larkfield,
  listRow,
  newBatch,
  onEachStore,
  tuesday,
  type TestEngine,
} from '../test-engine.fixtures.ts'

const owen = { ...larkfield, user: { id: 'owen', name: 'Owen Pryce' } }
const hawthorn = { ...larkfield, organisation: { ...larkfield.organisation, id: 'hawthorn' } }

const content = (more: Partial<DraftContent> = {}): DraftContent => ({
  step: 'message',
  name: 'Flu vaccination',
  batchType: 'message',
  message: { subject: '', body: 'Please call us.', greeting: true },
  time: { schedule: { kind: 'now' }, typed: {} },
  ...more,
})

const withList = (id: string, more: Partial<DraftContent> = {}) =>
  content({ patientList: { id, isFromHost: false, edits: 0 }, ...more })

const rejectsWith =
  (code: string, details: Readonly<Record<string, unknown>> = {}) =>
  (thrown: unknown) => {
    assert.ok(isCareBatchError(thrown), String(thrown))
    assert.equal(thrown.code, code)
    for (const [name, value] of Object.entries(details)) assert.equal(thrown.details[name], value, name)
    return true
  }

async function readyList({ engine }: TestEngine, count = 3): Promise<string> {
  const list = await engine.createPatientList(larkfield, {
    clinicalSystem: 'systmone',
    fileName: 'flu.csv',
    rows: count,
    contactDetailsFromList: false,
  })
  const rows = Array.from({ length: count }, (_, index) => listRow(index + 2))
  await engine.putListRows(larkfield, list.id, rows)
  await engine.lookUpList(larkfield, list.id)
  await engine.settle()
  return list.id
}

const each = (name: string, run: (t: TestEngine) => Promise<void>) =>
  onEachStore(name, () => ({ senders: [scriptedSender()] }), run)

each('a draft is kept as it was entered, with who saved it and when', async (t) => {
  const made = await t.engine.createDraft(larkfield, content(), 'key-of-draft')
  assert.deepEqual([made.version, made.createdBy, Date.parse(made.createdAt)], [1, 'Priya Nandi', tuesday])
  t.clock.advance(60_000)
  const changed = content({ name: 'Flu, at risk' })
  const saved = await t.engine.saveDraft(owen, made.id, { version: 1, content: changed })
  assert.deepEqual([saved.version, saved.createdBy, saved.changedBy], [2, 'Priya Nandi', 'Owen Pryce'])
  assert.deepEqual((await t.engine.readDraft(larkfield, made.id)).content, changed)
  const { drafts } = await t.engine.listDrafts(larkfield)
  assert.deepEqual(
    drafts.map(({ id, name, changedBy }) => [id, name, changedBy]),
    [[made.id, 'Flu, at risk', 'Owen Pryce']],
  )
})

each('what belongs to another organisation is not found, and cannot be changed or deleted', async (t) => {
  const { id } = await t.engine.createDraft(larkfield, content())
  assert.deepEqual((await t.engine.listDrafts(hawthorn)).drafts, [])
  const save = { version: 1, content: content() }
  await assert.rejects(t.engine.readDraft(hawthorn, id), rejectsWith('not-found'))
  await assert.rejects(t.engine.saveDraft(hawthorn, id, save), rejectsWith('not-found'))
  await assert.rejects(t.engine.deleteDraft(hawthorn, id), rejectsWith('not-found'))
  assert.equal((await t.engine.readDraft(larkfield, id)).version, 1)
})

each('a save of something that somebody else has changed since is refused, with who and when', async (t) => {
  const { id } = await t.engine.createDraft(larkfield, content())
  t.clock.advance(1_000)
  const { changedAt } = await t.engine.saveDraft(owen, id, {
    version: 1,
    content: content({ name: 'Owen’s' }),
  })
  const mine = { version: 1, content: content({ name: 'mine' }) }
  const conflict = rejectsWith('version-conflict', { by: 'Owen Pryce', at: changedAt, version: 2 })
  await assert.rejects(t.engine.saveDraft(larkfield, id, mine), conflict)
  assert.equal((await t.engine.readDraft(larkfield, id)).content.name, 'Owen’s')
})

each('a save whose answer was lost is answered again, and is not done again', async (t) => {
  const { id } = await t.engine.createDraft(larkfield, content())
  const save = { version: 1, content: content({ name: 'Flu, at risk' }) }
  const first = await t.engine.saveDraft(larkfield, id, save)
  t.clock.advance(1_000)
  assert.deepEqual(await t.engine.saveDraft(larkfield, id, save), first)
})

each('of two who save at once, one is told', async (t) => {
  const { id } = await t.engine.createDraft(larkfield, content())
  const save = (name: string) => ({ version: 1, content: content({ name }) })
  const both = await Promise.allSettled([
    t.engine.saveDraft(larkfield, id, save('Priya’s')),
    t.engine.saveDraft(owen, id, save('Owen’s')),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

each('a draft that is deleted takes its list along; so does a list that is replaced', async (t) => {
  const [first, second] = [await readyList(t), await readyList(t)]
  const { id } = await t.engine.createDraft(larkfield, withList(first))
  await t.engine.saveDraft(larkfield, id, { version: 1, content: withList(second) })
  await assert.rejects(t.engine.readPatientList(larkfield, first), rejectsWith('not-found'))
  assert.equal((await t.engine.readPatientList(larkfield, second)).received, 3)
  assert.equal((await t.engine.listDrafts(larkfield)).drafts[0]?.patients, 3)
  await t.engine.deleteDraft(larkfield, id)
  await assert.rejects(t.engine.readListRows(larkfield, second, 0), rejectsWith('not-found'))
  await assert.rejects(t.engine.readDraft(larkfield, id), rejectsWith('not-found'))
  await t.engine.settle()
})

each('a sent draft is gone, and whoever opens, saves or sends it is told of its batch', async (t) => {
  const list = await readyList(t)
  const { id } = await t.engine.createDraft(larkfield, withList(list))
  const order = newBatch(list, [{}, {}, {}], { draft: id })
  const batch = await t.engine.confirmBatch(larkfield, order, 'key-of-priya')
  assert.deepEqual((await t.engine.listDrafts(larkfield)).drafts, [])
  const told = rejectsWith('already-being-sent', {
    batch: batch.id,
    by: 'Priya Nandi',
    at: batch.createdAt,
  })
  await assert.rejects(t.engine.confirmBatch(owen, order, 'key-of-owen'), told)
  await assert.rejects(t.engine.readDraft(owen, id), told)
  await assert.rejects(t.engine.saveDraft(owen, id, { version: 1, content: content() }), told)
  await assert.rejects(t.engine.deleteDraft(owen, id), told)
  assert.equal((await t.engine.confirmBatch(larkfield, order, 'key-of-priya')).id, batch.id)
  assert.equal((await t.engine.listBatches(larkfield)).batches.length, 1)
})

each('however many press Send on one draft at once, there is one batch', async (t) => {
  const list = await readyList(t)
  const { id } = await t.engine.createDraft(larkfield, withList(list))
  const order = newBatch(list, [{}, {}, {}], { draft: id })
  const people = Array.from({ length: 12 }, (_, index) => ({
    ...larkfield,
    user: { id: `u${index}`, name: `Person ${index}` },
  }))
  const all = await Promise.allSettled(
    people.map((actor, index) => t.engine.confirmBatch(actor, order, `key-number-${index}`)),
  )
  const sent = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  assert.equal(sent.length, 1)
  const [batch] = (await t.engine.listBatches(larkfield)).batches
  for (const one of all)
    if (one.status === 'rejected')
      rejectsWith('already-being-sent', { batch: batch?.id, by: batch?.createdBy })(one.reason)
})

each('a draft that somebody deleted is not sent', async (t) => {
  const list = await readyList(t)
  const { id } = await t.engine.createDraft(larkfield, content())
  await t.engine.deleteDraft(owen, id)
  const order = newBatch(list, [{}, {}, {}], { draft: id })
  await assert.rejects(t.engine.confirmBatch(larkfield, order, 'key-of-priya'), rejectsWith('not-found'))
  assert.deepEqual((await t.engine.listBatches(larkfield)).batches, [])
})

each('the rows of a list come back as they were sent, with what was decided and typed', async (t) => {
  const source = {
    encoding: 'windows-1252',
    headerLine: 3,
    headers: ['NHS Number', 'Mobile'],
    mapping: { nhsNumber: 0, phone: 1 },
    notices: [{ code: 'title-lines-skipped', count: 2 } as const],
    openQuotes: [],
  }
  const list = await t.engine.createPatientList(larkfield, {
    clinicalSystem: 'systmone',
    fileName: 'flu.csv',
    rows: 2,
    contactDetailsFromList: false,
    source,
  })
  const rows = [
    { ...listRow(4), leftOut: true },
    { ...listRow(5), cells: ['999 054 8609', 'not a number'], typed: { phone: '07700 900118' } },
  ]
  await t.engine.putListRows(larkfield, list.id, rows)
  assert.deepEqual(await t.engine.readListRows(larkfield, list.id, 0), { source, rows })
  assert.deepEqual((await t.engine.readListRows(larkfield, list.id, 4)).rows, [rows[1]])
  await assert.rejects(t.engine.readListRows(hawthorn, list.id, 0), rejectsWith('not-found'))
})
