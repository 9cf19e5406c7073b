import assert from 'node:assert/strict'
import type { Receipt } from '../../ports/sender.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { submission, threeMessages } from './fixtures.ts'

const lease = (token: string) => ({ token, forMs: 60_000 })
const delivered: Receipt = { id: 'receipt-1', key: 'batch-1-1:0:1', what: 'delivered', at: 5 }

export function submissionCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (subject: BatchStoreSubject) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, async (subject) => {
      await subject.store.transaction('test', async (tables) => {
        await threeMessages(tables)
        await tables.submissions.insert(submission(2, 1), lease('a'))
      })
      await run(subject)
    })
  const takeOver = ({ store }: BatchStoreSubject, token: string, now = 0) =>
    store.transaction('test', ({ submissions }) => submissions.takeOver(now, lease(token)))

  check('a submission keeps its members in their order', async ({ store }) => {
    const found = await store.transaction('test', ({ submissions }) => submissions.find('reference-2-1'))
    assert.deepEqual(found, submission(2, 1))
  })

  check(
    'a submission is taken over as a whole once its lease is over, and is silent then',
    async (subject) => {
      assert.equal(await takeOver(subject, 'b'), undefined)
      subject.passTime(61_000)
      const taken = await takeOver(subject, 'b')
      assert.deepEqual(taken, { ...submission(2, 1), silent: true })
      assert.equal(await takeOver(subject, 'c'), undefined)
    },
  )

  check('who lost the lease is not the owner any more', async (subject) => {
    const isOwner = (token: string) =>
      subject.store.transaction('test', ({ submissions }) => submissions.isOwner('reference-2-1', token))
    assert.equal(await isOwner('a'), true)
    subject.passTime(61_000)
    await takeOver(subject, 'b')
    assert.deepEqual([await isOwner('a'), await isOwner('b')], [false, true])
  })

  check('a submission that was left is due later, silent, and counts its calls', async (subject) => {
    await subject.store.transaction('test', async ({ submissions }) => {
      await submissions.leave('reference-2-1', 5_000)
      await submissions.count('reference-2-1', 'calls')
      await submissions.count('reference-2-1', 'asks')
      assert.equal(await submissions.nextDueAt(), 5_000)
    })
    assert.equal(await takeOver(subject, 'b', 4_999), undefined)
    const taken = await takeOver(subject, 'b', 5_000)
    assert.deepEqual([taken?.silent, taken?.calls, taken?.asks], [true, 2, 1])
  })

  check('a try is in one submission only', async ({ store }) => {
    const second = store.transaction('test', ({ submissions }) =>
      submissions.insert(submission(1), lease('b')),
    )
    await assert.rejects(second)
  })

  check('a submission that is over is gone', async ({ store }) => {
    await store.transaction('test', async ({ submissions }) => {
      assert.equal((await submissions.of('batch-1-1')).length, 1)
      await submissions.remove('reference-2-1')
      assert.equal(await submissions.find('reference-2-1'), undefined)
      assert.deepEqual(await submissions.of('batch-1-1'), [])
    })
  })

  check('a receipt is news once for each provider', async ({ store }) => {
    const add = (sender: string, ...receipts: readonly Receipt[]) =>
      store.transaction('test', ({ submissions }) => submissions.addReceipts(sender, receipts, 9))
    assert.deepEqual(await add('sms', delivered, delivered), [delivered])
    assert.deepEqual(await add('sms', delivered), [])
    assert.deepEqual(await add('app', delivered), [delivered])
  })
}
