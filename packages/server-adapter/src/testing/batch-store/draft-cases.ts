import assert from 'node:assert/strict'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredDraft } from '../../ports/store/draft-table.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { batch, list, row } from './fixtures.ts'

const draft = (more: Partial<StoredDraft> = {}): StoredDraft => ({
  id: 'draft-1',
  organisation: 'larkfield',
  content: {
    step: 'type',
    name: 'Flu vaccination',
    message: { subject: '', body: 'Please call us.', greeting: true },
    patientList: { id: 'list-1', isFromHost: false, edits: 0 },
    time: { typed: {} },
  },
  version: 1,
  createdBy: 'Priya Nandi',
  createdAt: 100,
  changedBy: 'Priya Nandi',
  changedAt: 100,
  ...more,
})

const request = { organisation: 'larkfield', key: 'key-1', requestHash: 'hash-1', subject: 'batch-1' }

export function draftCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (tables: StoreTables) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, ({ store }) => store.transaction('test', run))

  check('a draft is found, changed and removed by its organisation only', async ({ drafts }) => {
    await drafts.insert(draft())
    assert.deepEqual(await drafts.find('larkfield', 'draft-1'), draft())
    assert.equal(await drafts.find('hawthorn', 'draft-1'), undefined)
    const change = { ...draft(), version: 2, changedBy: 'Owen Pryce', changedAt: 300 }
    await drafts.save('draft-1', change)
    await drafts.insert(draft({ id: 'draft-2', changedAt: 200 }))
    assert.deepEqual(await drafts.list('larkfield'), [change, draft({ id: 'draft-2', changedAt: 200 })])
    assert.deepEqual(await drafts.list('hawthorn'), [])
    await drafts.remove('hawthorn', 'draft-1')
    await drafts.remove('larkfield', 'draft-2')
    assert.deepEqual(await drafts.list('larkfield'), [change])
  })

  check('the draft that was left alone longest is the first to be forgotten', async ({ drafts }) => {
    await drafts.insert(draft({ changedAt: 200 }))
    await drafts.insert(draft({ id: 'draft-2', organisation: 'hawthorn' }))
    assert.equal(await drafts.unusedSince(100), undefined)
    assert.equal((await drafts.unusedSince(300))?.id, 'draft-2')
  })

  check('drafts that come and go are changes of their organisation', async ({ drafts, batches }) => {
    const before = await batches.versionOf('larkfield')
    await drafts.insert(draft())
    const after = await batches.versionOf('larkfield')
    await drafts.remove('larkfield', 'draft-1')
    const last = await batches.versionOf('larkfield')
    assert.ok(before < after && after < last, `${before}, ${after}, ${last}`)
  })

  check('a batch is found by the draft that it was', async ({ patientLists, batches }) => {
    await patientLists.insert(list())
    await batches.insert(batch({ draft: 'draft-1' }))
    await batches.insert(batch({ id: 'batch-2', idempotencyKey: 'key-2' }))
    await batches.insert(batch({ id: 'batch-3', idempotencyKey: 'key-3' }))
    assert.equal((await batches.findByDraft('larkfield', 'draft-1'))?.id, 'batch-1')
    assert.equal(await batches.findByDraft('hawthorn', 'draft-1'), undefined)
    assert.equal((await batches.find('larkfield', 'batch-2'))?.draft, undefined)
  })

  suiteCase(options, 'store: one draft cannot become two batches', async ({ store }) => {
    const add = (id: string) =>
      store.transaction('test', ({ batches }) =>
        batches.insert(batch({ id, idempotencyKey: id, draft: 'draft-1' })),
      )
    await add('batch-1')
    await assert.rejects(add('batch-2'))
  })

  check('a list that is discarded is found by nobody, and goes part by part', async ({ patientLists }) => {
    await patientLists.insert(list({ source }))
    assert.deepEqual((await patientLists.find('larkfield', 'list-1'))?.source, source)
    await patientLists.putRows('list-1', [row(2), row(3), row(4)])
    await patientLists.change('list-1', { state: 'looking-up', lookUpDueAt: 50 })
    await patientLists.discard('list-1')
    assert.equal(await patientLists.find('larkfield', 'list-1'), undefined)
    assert.equal(await patientLists.nextToLookUp(100, { token: 'mine', forMs: 1_000 }), undefined)
    assert.equal(await patientLists.nextToRemove(0), 'list-1')
    assert.deepEqual(
      [await patientLists.removePart('list-1', 2), await patientLists.removePart('list-1', 2)],
      [false, true],
    )
    assert.deepEqual(await patientLists.rowsAfter('list-1', 0, 10), [])
    assert.equal(await patientLists.nextToRemove(0), undefined)
    await patientLists.change('list-1', { state: 'ready' })
  })

  check('a list of which a batch was made is discarded by nobody', async ({ patientLists }) => {
    await patientLists.insert(list())
    await patientLists.markSent('list-1')
    await patientLists.discard('list-1')
    assert.equal((await patientLists.find('larkfield', 'list-1'))?.id, 'list-1')
    assert.equal(await patientLists.nextToRemove(1_000), undefined)
  })

  check('a list that nobody touched and no draft names is removed too', async ({ patientLists, drafts }) => {
    await patientLists.insert(list({ updatedAt: 100 }))
    await drafts.insert(draft())
    assert.equal(await patientLists.nextToRemove(1_000), undefined)
    await drafts.remove('larkfield', 'draft-1')
    assert.equal(await patientLists.nextToRemove(100), undefined)
    assert.equal(await patientLists.nextToRemove(101), 'list-1')
  })

  check('a key is kept with what came of it, for each organisation apart', async ({ requests }) => {
    const fresh = { ...request, afterLine: 0, count: 0, isFinished: false }
    assert.deepEqual(await requests.begin(request), fresh)
    assert.deepEqual(await requests.begin({ ...request, subject: 'other', requestHash: 'other' }), fresh)
    const done = { ...fresh, afterLine: 5_001, count: 4_990, isFinished: true }
    await requests.save(done)
    assert.deepEqual(await requests.begin(request), done)
    assert.equal((await requests.begin({ ...request, organisation: 'hawthorn' })).isFinished, false)
    await requests.forget('batch-1')
    assert.deepEqual(await requests.begin(request), fresh)
  })

  suiteCase(options, 'store: of two who begin under one key at once, one is first', async ({ store }) => {
    const begin = (subject: string) =>
      store.transaction('test', async ({ requests }) => {
        return (await requests.begin({ ...request, subject })).subject
      })
    const subjects = await Promise.all([begin('list-1'), begin('list-2')])
    assert.equal(new Set(subjects).size, 1)
  })
}

const source = {
  encoding: 'utf-8',
  headerLine: 1,
  headers: ['NHS Number'],
  mapping: { nhsNumber: 0 },
  notices: [],
  openQuotes: [],
}
