import assert from 'node:assert/strict'
import type { StoreTables } from '../../ports/batch-store.ts'
import { unsteered, type Steering } from '../../ports/store/steering-table.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import { threeMessages } from './fixtures.ts'

const paused: Steering = {
  ...unsteered,
  revision: 1,
  hold: { why: 'paused', since: 5, by: 'Priya Nandi', until: undefined },
}
const untilMorning: Steering = {
  ...unsteered,
  hold: { why: 'outside-window', since: 5, by: undefined, until: 900 },
}
const stopped = { why: 'stopped', since: 5, by: 'Priya Nandi' } as const

/** What holds batches and whole organisations back, and how batches are steered. */
export function holdCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (tables: StoreTables) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, async ({ store }) => {
      await store.transaction('test', threeMessages)
      await store.transaction('test', run)
    })

  check('how a batch is steered comes back as it was saved last', async ({ steering }) => {
    assert.equal((await steering.of(['batch-1'])).size, 0)
    await steering.save('batch-1', paused)
    const spread = { afterLine: 2, index: 1, count: 3, from: 7 }
    const timing = { schedule: { kind: 'now' }, firstDueAt: 8, lastDueAt: 9 } as const
    const after: Steering = { ...unsteered, revision: 2, anyHour: true, spread, timing }
    await steering.save('batch-1', after)
    const found = (await steering.of(['batch-1', 'batch-2'])).get('batch-1')
    assert.deepEqual({ ...unsteered, ...found }, after)
  })

  check(
    'a batch is under way while something is given back, or once its hold has ended',
    async ({ steering }) => {
      await steering.save('batch-1', untilMorning)
      assert.equal(await steering.nextDueAt(), 900)
      assert.deepEqual(await steering.underWay(899), [])
      assert.deepEqual(await steering.underWay(900), ['batch-1'])
      await steering.save('batch-1', { ...unsteered, release: { at: 5, by: undefined } })
      assert.deepEqual(await steering.underWay(5), ['batch-1'])
      await steering.save('batch-1', paused)
      assert.deepEqual(await steering.underWay(1e12), [])
      assert.equal(await steering.nextDueAt(), undefined)
    },
  )

  check(
    'an organisation is held once for each reason, the first stays, and only it is released',
    async ({ holds }) => {
      await holds.add('larkfield', stopped)
      await holds.add('larkfield', { ...stopped, since: 6, by: 'Owen Pryce' })
      await holds.add('hawthorn', stopped)
      assert.deepEqual(await holds.of('larkfield'), [stopped])
      await holds.clear('larkfield')
      assert.deepEqual(await holds.of('larkfield'), [])
      assert.deepEqual([...(await holds.all()).keys()], ['hawthorn'])
    },
  )

  check('refusals in a row are counted for each sender and organisation', async ({ holds }) => {
    assert.equal(await holds.refusals('larkfield', 'sms'), 0)
    await holds.saveRefusals('larkfield', 'sms', 24)
    await holds.saveRefusals('larkfield', 'sms', 25)
    assert.equal(await holds.refusals('larkfield', 'sms'), 25)
    assert.equal(await holds.refusals('hawthorn', 'sms'), 0)
    assert.equal(await holds.refusals('larkfield', 'email'), 0)
  })

  check('a restore goes on under its name until it is through, and then never again', async ({ holds }) => {
    assert.equal(await holds.beginRestore('backup-1', 5), true)
    assert.equal(await holds.beginRestore('backup-1', 6), true)
    await holds.finishRestore('backup-1')
    assert.equal(await holds.beginRestore('backup-1', 7), false)
    assert.equal(await holds.beginRestore('backup-2', 8), true)
  })
}
