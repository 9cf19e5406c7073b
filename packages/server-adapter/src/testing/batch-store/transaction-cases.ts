import assert from 'node:assert/strict'
import type { BatchTable } from '../../ports/store/batch-table.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { batch, list, threeMessages } from './fixtures.ts'

/** Long enough for somebody who does not wait to come first. */
async function aWhile(batches: BatchTable, isEnough: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1_000 && !isEnough(); turns++) await batches.versionOf('larkfield')
}

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
      ways: [
        { way: 'sms', outcome: 'waiting', people: -1 },
        { way: 'sms', outcome: 'sending', people: 1 },
      ] as const,
    }
    const one = () =>
      store.transaction('test', ({ batches }) => batches.moveCounts(new Map([['batch-1', change]]), 5))
    await Promise.all([one(), one(), one()])
    const found = await store.transaction('test', ({ batches }) => batches.find('larkfield', 'batch-1'))
    assert.deepEqual([found?.counts.waiting, found?.counts.sending, found?.records.due], [0, 3, 3])
    assert.deepEqual(found?.ways, { sms: { sending: 3 } })
    assert.equal(found?.changedAt, 5)
  })

  check(
    'two that move the same messages and counts in another order both come through',
    async ({ store }) => {
      await store.transaction('test', threeMessages)
      const lines = ['batch-1-1', 'batch-1-2', 'batch-1-3']
      const there = new Map([['waiting', -1] as const, ['sending', 1] as const])
      const back = new Map([['sending', -1] as const, ['waiting', 1] as const])
      const one = (ids: readonly string[], buckets: typeof there) =>
        store.transaction('test', async ({ messages, batches }) => {
          await messages.save(await messages.findAll(ids))
          await batches.moveCounts(new Map([['batch-1', { buckets, records: {}, ways: [] }]]), 5)
        })
      await one(lines, there)
      for (let rounds = 0; rounds < 5; rounds++)
        await Promise.all([one(lines, there), one(lines.toReversed(), back)])
      const found = await store.transaction('test', ({ batches }) => batches.find('larkfield', 'batch-1'))
      assert.deepEqual([found?.counts.waiting, found?.counts.sending], [2, 1])
    },
  )

  check('who reads in order to change waits for who came first', async ({ store }) => {
    await store.transaction('test', threeMessages)
    let turns = 0
    const later = (at: number) =>
      store.transaction('test', async ({ messages, batches }) => {
        const [found] = await messages.findAll(['batch-1-1'])
        await aWhile(batches, () => ++turns > 100)
        if (found !== undefined) await messages.save([{ ...found, changedAt: found.changedAt + at }])
      })
    await Promise.all([later(1), later(10), later(100)])
    const [found] = await store.transaction('test', ({ messages }) => messages.findAll(['batch-1-1']))
    assert.equal(found?.changedAt, 111)
  })

  check('who looked before somebody else changed it looks again', async ({ store }) => {
    await store.transaction('test', ({ patientLists }) => patientLists.insert(list()))
    const make = (id: string) =>
      store.transaction('test', async ({ batches }) => {
        const twin = await batches.findByKey('larkfield', 'key-1')
        if (twin === undefined) await batches.insert(batch({ id }))
        return (twin ?? batch({ id })).id
      })
    const made = await Promise.all([make('batch-1'), make('batch-2'), make('batch-3')])
    assert.equal(new Set(made).size, 1)
  })

  check('a stop waits for who is submitting, and who comes later sees it', async ({ store }) => {
    await store.transaction('test', threeMessages)
    const seen: string[] = []
    let submission: Promise<void> | undefined
    await new Promise<void>((isIn) => {
      submission = store.transaction('test', async ({ batches }) => {
        await batches.findAll(['batch-1'])
        isIn()
        await aWhile(batches, () => seen.length > 0)
        seen.push('submitted')
      })
    })
    await store.transaction('test', async ({ batches }) => {
      await batches.lock('larkfield', 'batch-1')
      seen.push('stopped')
      await batches.change('batch-1', { stopped: { by: 'Priya Nandi', at: 5 }, stopPending: true })
    })
    await submission
    assert.deepEqual(seen, ['submitted', 'stopped'])
    const [after] = await store.transaction('test', ({ batches }) => batches.findAll(['batch-1']))
    assert.equal(after?.stopped?.at, 5)
  })

  check('a snapshot is of one instant, whatever is written meanwhile', async ({ store }) => {
    await store.transaction('test', threeMessages)
    const buckets = new Map([['waiting', -1] as const, ['sending', 1] as const])
    const move = { buckets, records: {}, ways: [] }
    const both = await store.snapshot('test', async ({ batches }) => {
      const before = await batches.find('larkfield', 'batch-1')
      let isWritten = false
      const written = store
        .transaction('test', (tables) => tables.batches.moveCounts(new Map([['batch-1', move]]), 5))
        .then(() => (isWritten = true))
      await aWhile(batches, () => isWritten)
      const after = await batches.find('larkfield', 'batch-1')
      return { before, after, written: () => written }
    })
    await both.written()
    assert.deepEqual(both.after?.counts, both.before?.counts)
    const found = await store.snapshot('test', ({ batches }) => batches.find('larkfield', 'batch-1'))
    assert.equal(found?.counts.sending, 1)
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
