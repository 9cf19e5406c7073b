import assert from 'node:assert/strict'
import { defaultSettings } from '@carebatch/core'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { batch, list } from './fixtures.ts'

const content = { name: 'Flu', subject: '', body: 'Please call us.' }

export function organisationCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (subject: BatchStoreSubject) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, run)

  check('settings belong to one organisation', async ({ store }) => {
    await store.transaction('test', async ({ organisations }) => {
      assert.equal(await organisations.settings('larkfield'), undefined)
      await organisations.saveSettings('larkfield', { ...defaultSettings, undoSeconds: 5 }, 1)
      assert.equal((await organisations.settings('larkfield'))?.undoSeconds, 5)
      assert.equal(await organisations.settings('hawthorn'), undefined)
    })
  })

  check('a template is changed and deleted by its owner only', async ({ store }) => {
    await store.transaction('test', async ({ organisations }) => {
      await organisations.saveTemplate('larkfield', 'template-1', content, 1)
      assert.equal(await organisations.saveTemplate('hawthorn', 'template-1', content, 2), undefined)
      assert.equal(await organisations.deleteTemplate('hawthorn', 'template-1'), false)
      const changed = await organisations.saveTemplate(
        'larkfield',
        'template-1',
        { ...content, name: 'Flu 2' },
        3,
      )
      assert.deepEqual([changed?.name, changed?.version], ['Flu 2', 2])
      assert.equal((await organisations.templates('larkfield')).length, 1)
      assert.equal(await organisations.deleteTemplate('larkfield', 'template-1'), true)
      assert.deepEqual(await organisations.templates('larkfield'), [])
    })
  })

  check('each organisation has one lasting secret of its own', async ({ store }) => {
    const keyOf = (id: string) =>
      store.transaction('test', ({ organisations }) => organisations.memoryKey(id))
    const first = await keyOf('larkfield')
    assert.ok(first.length >= 32)
    assert.equal(await keyOf('larkfield'), first)
    assert.notEqual(await keyOf('hawthorn'), first)
  })

  check('a list is known again by the fingerprint that is kept with its batch', async ({ store }) => {
    const fingerprint = { patients: 2, sketch: 'AAAAAAAABBBBBBBB' }
    await store.transaction('test', async ({ patientLists, batches }) => {
      await patientLists.insert(list())
      await batches.insert(batch({ createdAt: 100 }))
      assert.deepEqual(await batches.fingerprints('larkfield', 0), [])
      await batches.keepFingerprint('batch-1', fingerprint)
      assert.deepEqual(await batches.fingerprints('larkfield', 100), [{ batch: 'batch-1', fingerprint }])
      assert.deepEqual(await batches.fingerprints('larkfield', 101), [])
      assert.deepEqual(await batches.fingerprints('hawthorn', 0), [])
    })
  })

  check('a number that was not reached is remembered until one arrives', async ({ store }) => {
    await store.transaction('test', async ({ organisations }) => {
      await organisations.rememberUndelivered('larkfield', 'hash-1', 500)
      const since = (id: string, at: number) => organisations.undeliveredSince(id, ['hash-1', 'hash-2'], at)
      assert.deepEqual([...(await since('larkfield', 500))], [['hash-1', 500]])
      assert.equal((await since('larkfield', 501)).size, 0)
      assert.equal((await since('hawthorn', 0)).size, 0)
      await organisations.forgetUndelivered('larkfield', 500)
      await organisations.forgetUndelivered('hawthorn', 9_000)
      assert.equal((await organisations.undeliveredSince('larkfield', ['hash-1'], 0)).size, 1)
      await organisations.forgetUndelivered('larkfield', 501)
      assert.equal((await organisations.undeliveredSince('larkfield', ['hash-1'], 0)).size, 0)
      await organisations.rememberUndelivered('larkfield', 'hash-1', 500)
      await organisations.rememberUndelivered('larkfield', 'hash-1', undefined)
      assert.equal((await since('larkfield', 0)).size, 0)
    })
  })

  check('a limit lets through what its bucket holds, and more as time passes', async (subject) => {
    const take = (wanted: number) =>
      subject.store.transaction('test', ({ organisations }) =>
        organisations.takeTokens({ key: 'sms:larkfield', wanted, perSecond: 0.01, most: 10 }),
      )
    assert.deepEqual(await take(8), { taken: 8, waitMs: 0 })
    assert.equal((await take(8)).taken, 2)
    const { taken, waitMs } = await take(8)
    // A real database's clock goes on between the two.
    assert.ok(taken === 0 && waitMs > 90_000 && waitMs <= 100_000, `${taken}, ${waitMs}`)
    subject.passTime(500_000)
    assert.equal((await take(8)).taken, 5)
    subject.passTime(3_600_000)
    assert.equal((await take(100)).taken, 10)
  })
}
