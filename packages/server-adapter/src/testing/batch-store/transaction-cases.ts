import assert from 'node:assert/strict'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { batch, list, threeMessages } from './fixtures.ts'

export function transactionCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (subject: BatchStoreSubject) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, run)

  check('a transaction that throws leaves nothing behind', async ({ store }) => {
    const failed = store.transaction('test', async (tables) => {
      await threeMessages(tables)
      throw new Error('in the middle')
    })
    await assert.rejects(failed, /in the middle/)
    assert.deepEqual(await store.transaction('test', ({ batches }) => batches.list('larkfield')), [])
  })

  check('what a transaction returned is there when the database is opened again', async (subject) => {
    await subject.store.transaction('test', threeMessages)
    const again = await subject.reopened()
    try {
      const found = await again.transaction('test', ({ batches }) => batches.find('larkfield', 'batch-1'))
      assert.equal(found?.definition.name, 'Flu vaccination')
    } finally {
      await again.close()
    }
  })

  check("transactions at the same time do not lose each other's changes", async ({ store }) => {
    await store.transaction('test', threeMessages)
    const change = {
      buckets: new Map([['waiting', -1] as const, ['sending', 1] as const]),
      records: { due: 1 },
    }
    const one = () => store.transaction('test', ({ batches }) => batches.addToCounts('batch-1', change))
    await Promise.all([one(), one(), one()])
    const found = await store.transaction('test', ({ batches }) => batches.find('larkfield', 'batch-1'))
    assert.deepEqual([found?.counts.waiting, found?.counts.sending, found?.records.due], [0, 3, 3])
  })

  check('one idempotency key makes one batch', async ({ store }) => {
    await store.transaction('test', async ({ patientLists, batches }) => {
      await patientLists.insert(list())
      await batches.insert(batch())
    })
    const twin = store.transaction('test', ({ batches }) => batches.insert(batch({ id: 'batch-2' })))
    await assert.rejects(twin)
    const found = await store.transaction('test', ({ batches }) => batches.findByKey('larkfield', 'key-1'))
    assert.equal(found?.id, 'batch-1')
  })

  check('what belongs to one organisation does not exist for another', async ({ store }) => {
    await store.transaction('test', threeMessages)
    await store.transaction('test', async ({ batches, patientLists }) => {
      assert.equal(await batches.find('hawthorn', 'batch-1'), undefined)
      assert.equal(await batches.findByKey('hawthorn', 'key-1'), undefined)
      assert.deepEqual(await batches.list('hawthorn'), [])
      assert.equal(await patientLists.find('hawthorn', 'list-1'), undefined)
      assert.equal(await batches.versionOf('hawthorn', 'batch-1'), 0)
    })
  })

  check('each change of a batch has a newer version than every one before it', async ({ store }) => {
    await store.transaction('test', threeMessages)
    const version = () =>
      store.transaction('test', ({ batches }) => batches.versionOf('larkfield', 'batch-1'))
    const first = await version()
    await store.transaction('test', ({ batches }) => batches.touch('batch-1', 5))
    const second = await version()
    assert.ok(second > first)
    assert.equal(await store.transaction('test', ({ batches }) => batches.versionOf('larkfield')), second)
  })
}
