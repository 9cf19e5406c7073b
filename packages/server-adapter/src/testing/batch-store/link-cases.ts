import assert from 'node:assert/strict'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { NewLink } from '../../ports/store/link-table.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import { threeMessages } from './fixtures.ts'

const together = { batch: 'batch-1', organisation: 'larkfield', kind: 'document', target: 'leaflet' } as const

const link = (line: number, issue = 1, more: Partial<NewLink> = {}): NewLink => ({
  hash: `hash-${line}-${issue}`,
  message: `batch-1-${line}`,
  batch: 'batch-1',
  organisation: 'larkfield',
  issue,
  createdAt: 10,
  expiresAt: 1_000,
  ...more,
})
const fresh = { wrongTries: 0, openedAt: undefined, revokedAt: undefined, revokedBy: undefined }

/** Patients' links, and those of a batch together. */
export function linkCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (tables: StoreTables) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, async ({ store }) => {
      await store.transaction('test', threeMessages)
      await store.transaction('test', ({ links }) => links.insertBatch(together))
      await store.transaction('test', run)
    })

  check('a link is found by its hash alone, and comes back as it was saved last', async ({ links }) => {
    assert.equal(await links.insert([link(1), link(2)]), 2)
    assert.deepEqual(await links.find('hash-1-1'), { ...link(1), ...fresh })
    const later = { ...link(1), wrongTries: 3, openedAt: 20, revokedAt: 30, revokedBy: 'Priya Nandi' }
    await links.save(later)
    assert.deepEqual(await links.find('hash-1-1'), later)
    assert.equal((await links.find('hash-2-1'))?.wrongTries, 0)
    assert.equal(await links.find('hash-3-1'), undefined)
  })

  check('a link that is there already stays as it is', async ({ links }) => {
    await links.insert([link(1)])
    await links.save({ ...link(1), ...fresh, wrongTries: 5 })
    assert.equal(await links.insert([link(1, 1, { expiresAt: 9_999 }), link(2)]), 1)
    assert.equal((await links.find('hash-1-1'))?.wrongTries, 5)
    assert.equal((await links.find('hash-1-1'))?.expiresAt, 1_000)
  })

  check('of each message the newest link counts', async ({ links }) => {
    await links.insert([link(1, 2), link(1, 1), link(2, 1)])
    const newest = await links.newest(['batch-1-1', 'batch-1-2', 'batch-1-3'])
    assert.deepEqual([...newest].map(([message, { issue }]) => [message, issue]).toSorted(), [
      ['batch-1-1', 2],
      ['batch-1-2', 1],
    ])
  })

  check(
    'all links of a batch are revoked at once, and who was revoked before stays so',
    async ({ links }) => {
      await links.insert([link(1), link(2)])
      await links.save({ ...link(1), ...fresh, revokedAt: 5, revokedBy: 'Owen Pryce' })
      assert.equal(await links.revokeAll('batch-1', 'Priya Nandi', 50), 1)
      assert.equal(await links.revokeAll('batch-2', 'Priya Nandi', 50), 0)
      assert.equal((await links.find('hash-1-1'))?.revokedBy, 'Owen Pryce')
      assert.equal((await links.find('hash-2-1'))?.revokedAt, 50)
    },
  )

  check('links are given more time, never less, and revoked ones none', async ({ links }) => {
    await links.insert([link(1), link(2, 1, { expiresAt: 3_000 }), link(3)])
    await links.save({ ...link(3), ...fresh, revokedAt: 5, revokedBy: 'Owen Pryce' })
    assert.equal(await links.extendAll('batch-1', 2_000), 1)
    const until = async (hash: string) => (await links.find(hash))?.expiresAt
    assert.deepEqual(
      [await until('hash-1-1'), await until('hash-2-1'), await until('hash-3-1')],
      [2_000, 3_000, 1_000],
    )
  })

  check('links of a batch are counted together, revoked together and closed together', async ({ links }) => {
    await links.count('batch-1', { links: 3, opened: 2, notMe: 1 })
    await links.count('batch-1', { opened: 1, locked: 1, cannotOpen: 1 })
    const counts = { links: 3, opened: 3, locked: 1, notMe: 1, cannotOpen: 1 }
    const open = { ...together, ...counts, revoked: undefined, closedAt: undefined }
    assert.deepEqual(await links.ofBatch('batch-1'), open)
    const revoked = { by: 'Priya Nandi', at: 7 }
    await links.changeBatch('batch-1', { closedAt: 6 })
    await links.changeBatch('batch-1', { revoked })
    assert.deepEqual(await links.ofBatch('batch-1'), { ...open, revoked, closedAt: 6 })
    await links.changeBatch('batch-1', { closedAt: undefined })
    assert.deepEqual((await links.ofBatches(['batch-1', 'batch-2'])).get('batch-1'), { ...open, revoked })
    assert.equal(await links.ofBatch('batch-2'), undefined)
  })

  check('batches are found by what stands behind their links', async ({ links }) => {
    const found = async (organisation: string, target: string) =>
      (await links.ofTarget(organisation, 'document', target)).map(({ batch }) => batch)
    assert.deepEqual(await found('larkfield', 'leaflet'), ['batch-1'])
    assert.deepEqual(await found('hawthorn', 'leaflet'), [])
    assert.deepEqual(await found('larkfield', 'another'), [])
  })

  check('tries are counted by link: how often one link was tried does not matter', async ({ links }) => {
    const tried = (hash: string, at: number, isRight: boolean) =>
      links.addTry({ link: hash, batch: 'batch-1', at, isRight })
    await tried('hash-1-1', 10, false)
    await tried('hash-1-1', 11, false)
    await tried('hash-2-1', 12, false)
    await tried('hash-2-1', 13, true)
    await tried('hash-3-1', 4, false)
    assert.deepEqual(await links.triesSince('batch-1', 5), { wrongLinks: 2, openedLinks: 1 })
    assert.deepEqual(await links.triesSince('batch-1', 12), { wrongLinks: 1, openedLinks: 1 })
    assert.deepEqual(await links.triesSince('batch-2', 0), { wrongLinks: 0, openedLinks: 0 })
    await links.forgetTries('batch-2')
    assert.equal((await links.triesSince('batch-1', 0)).wrongLinks, 3)
    await links.forgetTries('batch-1')
    assert.deepEqual(await links.triesSince('batch-1', 0), { wrongLinks: 0, openedLinks: 0 })
  })
}
