import assert from 'node:assert/strict'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { TaskClaim } from '../../ports/store/task-table.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { batch, list, message, task, threeMessages } from './fixtures.ts'

const claim = (token: string, more: Partial<TaskClaim> = {}): TaskClaim => ({
  kind: 'send',
  channel: 'sms',
  now: 1_000,
  limit: 10,
  lease: { token, forMs: 60_000 },
  ...more,
})

export function claimCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (subject: BatchStoreSubject) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, run)
  const claimed = (subject: BatchStoreSubject, token: string, more?: Partial<TaskClaim>) =>
    subject.store.transaction('test', async ({ tasks }) =>
      (await tasks.claim(claim(token, more))).map((it) => it.message),
    )

  check('claims what is due, the longest due first, up to the limit', async (subject) => {
    await subject.store.transaction('test', async (tables) => {
      await threeMessages(tables)
      await tables.tasks.putOff([task(1)], 1_500)
    })
    assert.deepEqual(await claimed(subject, 'a', { limit: 1 }), ['batch-1-2'])
    assert.deepEqual(await claimed(subject, 'b'), ['batch-1-3'])
    assert.deepEqual(await claimed(subject, 'c', { now: 1_499 }), [])
    assert.deepEqual(await claimed(subject, 'd', { now: 1_500 }), ['batch-1-1'])
  })

  check("what is leased is nobody else's until the lease is over", async (subject) => {
    await subject.store.transaction('test', threeMessages)
    assert.equal((await claimed(subject, 'a')).length, 3)
    assert.deepEqual(await claimed(subject, 'b'), [])
    subject.passTime(59_000)
    assert.deepEqual(await claimed(subject, 'b'), [])
    subject.passTime(2_000)
    assert.equal((await claimed(subject, 'b')).length, 3)
  })

  check('a lease that was taken over is not held any more by the first', async (subject) => {
    await subject.store.transaction('test', threeMessages)
    await claimed(subject, 'a')
    subject.passTime(61_000)
    await claimed(subject, 'b', { limit: 1 })
    const held = (token: string) =>
      subject.store.transaction('test', async ({ tasks }) =>
        (await tasks.held([task(1), task(2)], token)).map((it) => it.message),
      )
    assert.deepEqual(await held('a'), ['batch-1-2'])
    assert.deepEqual(await held('b'), ['batch-1-1'])
  })

  check('only the holder puts off or releases', async (subject) => {
    await subject.store.transaction('test', threeMessages)
    await claimed(subject, 'a')
    await subject.store.transaction('test', async ({ tasks }) => {
      await tasks.putOff([task(1)], 9_000, 'somebody else')
      await tasks.release([task(2)], 'somebody else')
    })
    assert.deepEqual(await claimed(subject, 'b'), [])
    await subject.store.transaction('test', async ({ tasks }) => {
      await tasks.putOff([task(1)], 9_000, 'a')
      await tasks.release([task(2)], 'a')
    })
    assert.deepEqual(await claimed(subject, 'b'), ['batch-1-2'])
    const [putOff] = await subject.store.transaction('test', ({ tasks }) => tasks.of('batch-1-1'))
    assert.deepEqual([putOff?.dueAt, putOff?.since, putOff?.attempts], [9_000, 1_000, 1])
  })

  check('one claim is of one organisation, one kind and one channel', async (subject) => {
    await subject.store.transaction('test', async (tables) => {
      await threeMessages(tables)
      await anotherOrganisation(tables)
      await tables.tasks.add([
        task(1, { kind: 'record', channel: undefined }),
        task(2, { kind: 'fallback', channel: undefined }),
      ])
      await tables.tasks.add([task(3, { step: 1, channel: 'email' })])
    })
    assert.deepEqual(await claimed(subject, 'a', { except: ['larkfield'] }), ['batch-2-1'])
    assert.deepEqual(await claimed(subject, 'b'), ['batch-1-1', 'batch-1-2', 'batch-1-3'])
    assert.deepEqual(await claimed(subject, 'c', { kind: 'record', channel: undefined }), ['batch-1-1'])
    assert.deepEqual(await claimed(subject, 'd', { channel: 'email' }), ['batch-1-3'])
  })

  check('no kind of claim is of an organisation that is left out', async (subject) => {
    const kinds = ['send', 'record', 'fallback', 'receipt-deadline'] as const
    await subject.store.transaction('test', async (tables) => {
      await threeMessages(tables)
      await tables.tasks.add(
        kinds.slice(1).map((kind) => task(1, { kind, channel: undefined, dueAt: 1_000 })),
      )
    })
    for (const kind of kinds) {
      const more = { kind, ...(kind !== 'send' && { channel: undefined }) }
      assert.deepEqual(await claimed(subject, `${kind}-1`, { ...more, except: ['larkfield'] }), [], kind)
      assert.equal((await claimed(subject, `${kind}-2`, more)).length > 0, true, kind)
    }
  })

  check('a task that is there keeps its time, and one that is removed is gone', async ({ store }) => {
    await store.transaction('test', threeMessages)
    await store.transaction('test', async ({ tasks }) => {
      await tasks.add([task(1, { dueAt: 7 })])
      await tasks.remove([task(2), task(3)])
      assert.deepEqual(
        (await tasks.of('batch-1-1')).map(({ dueAt }) => dueAt),
        [1_000],
      )
      assert.deepEqual(await tasks.of('batch-1-2'), [])
      assert.equal(await tasks.nextDueAt(), 1_000)
      assert.equal(await tasks.nextSendAt('batch-1'), 1_000)
    })
  })

  check(
    'the sends of a prepared batch become due together, by the times of their messages',
    async ({ store }) => {
      await store.transaction('test', async ({ patientLists, batches, messages, tasks }) => {
        await patientLists.insert(list())
        await batches.insert(batch())
        await messages.insert([
          message(1),
          message(2, { dueAt: 2_000 }),
          message(3, { plan: [], state: 'excluded' }),
        ])
        await tasks.addSendsOf('batch-1')
        const due = [
          ...(await tasks.of('batch-1-1')),
          ...(await tasks.of('batch-1-2')),
          ...(await tasks.of('batch-1-3')),
        ]
        assert.deepEqual(
          due.map(({ message: id, kind, channel, dueAt }) => [id, kind, channel, dueAt]),
          [
            ['batch-1-1', 'send', 'sms', 1_000],
            ['batch-1-2', 'send', 'sms', 2_000],
          ],
        )
      })
    },
  )
}

async function anotherOrganisation({ patientLists, batches, messages, tasks }: StoreTables): Promise<void> {
  const theirs = { organisation: 'hawthorn', batch: 'batch-2' }
  await patientLists.insert(list({ id: 'list-2', organisation: 'hawthorn' }))
  await batches.insert(batch({ id: 'batch-2', organisation: 'hawthorn' }))
  await messages.insert([message(1, theirs)])
  await tasks.add([task(1, { ...theirs, message: 'batch-2-1', dueAt: 1_000 })])
}
