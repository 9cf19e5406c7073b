import assert from 'node:assert/strict'
import { instantFrom, type PatientFacts } from '@carebatch/core'
import type { PatientListTable } from '../../ports/store/patient-list-table.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { list, row } from './fixtures.ts'

const facts = (answer: PatientFacts['answer'] = 'found'): PatientFacts => ({
  nhsNumber: '9990548609',
  answer,
  asOf: instantFrom(5),
})

export function patientListCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (lists: PatientListTable) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, async ({ store }) => {
      await store.transaction('test', async ({ patientLists }) => {
        await patientLists.insert(list())
        await patientLists.putRows('list-1', [row(2), row(3), row(4)])
      })
      await store.transaction('test', ({ patientLists }) => run(patientLists))
    })
  const lines = (rows: readonly { line: number }[]) => rows.map(({ line }) => line)

  check('the same rows put twice are there once', async (lists) => {
    assert.equal(await lists.putRows('list-1', [row(2), row(3)]), 0)
    assert.equal((await lists.find('larkfield', 'list-1'))?.received, 3)
    assert.deepEqual(lines(await lists.rowsAfter('list-1', 2, 10)), [3, 4])
    assert.deepEqual((await lists.rowsAt('list-1', [4]))[0]?.row, row(4))
  })

  check('rows wait for a look-up until they have had theirs', async (lists) => {
    await lists.saveFacts('list-1', [
      { line: 2, facts: facts() },
      { line: 3, facts: facts('no-answer') },
    ])
    assert.deepEqual(lines(await lists.rowsToLookUp('list-1', 10)), [4])
    await lists.saveFacts('list-1', [{ line: 4, facts: undefined }])
    assert.deepEqual(await lists.rowsToLookUp('list-1', 10), [])
    const found = await lists.find('larkfield', 'list-1')
    assert.deepEqual([found?.lookedUp, found?.noAnswer], [3, 1])
    assert.deepEqual((await lists.rowsAt('list-1', [2]))[0]?.facts, facts())
  })

  check('a changed NHS number loses its facts, any other change keeps them', async (lists) => {
    await lists.saveFacts('list-1', [
      { line: 2, facts: facts() },
      { line: 3, facts: facts() },
    ])
    assert.equal(await lists.putRows('list-1', [row(2, '9990590346'), { ...row(3), leftOut: true }]), 1)
    const [second, third] = await lists.rowsAt('list-1', [2, 3])
    assert.deepEqual([second?.facts, third?.facts, third?.row.leftOut], [undefined, facts(), true])
  })

  check('facts are forgotten of those without an answer, or of the lines that are named', async (lists) => {
    await lists.saveFacts('list-1', [
      { line: 2, facts: facts() },
      { line: 3, facts: facts('no-answer') },
      { line: 4, facts: facts() },
    ])
    await lists.forgetFacts('list-1', undefined)
    assert.deepEqual(lines(await lists.rowsToLookUp('list-1', 10)), [3])
    await lists.forgetFacts('list-1', [4])
    assert.deepEqual(lines(await lists.rowsToLookUp('list-1', 10)), [3, 4])
    const [second, fourth] = await lists.rowsAt('list-1', [2, 4])
    assert.deepEqual([second?.facts, fourth?.facts], [facts(), undefined])
    assert.equal((await lists.find('larkfield', 'list-1'))?.noAnswer, 0)
  })

  check('a look-up that is due is found, and one that is put off or over is not', async (lists) => {
    const next = async (now: number) => {
      const found = await lists.nextToLookUp(now, lease)
      await lists.endLookUp('list-1', lease.token)
      return found?.id
    }
    assert.equal(await next(100), undefined)
    await lists.change('list-1', { state: 'looking-up', lookUpDueAt: 50 })
    assert.deepEqual([await next(100), await next(49)], ['list-1', undefined])
    assert.equal(await lists.nextDueAt(), 50)
    await lists.change('list-1', { state: 'ready', lookUpDueAt: undefined })
    assert.equal(await next(100), undefined)
    assert.equal(await lists.nextDueAt(), undefined)
  })

  suiteCase(
    options,
    'store: one look-up is one worker’s, until it gives it up or is dead',
    async (subject) => {
      const { store } = subject
      const next = (token: string) =>
        store.transaction('test', async ({ patientLists }) => {
          return (await patientLists.nextToLookUp(100, { token, forMs: 60_000 }))?.id
        })
      const end = (token: string) =>
        store.transaction('test', ({ patientLists }) => patientLists.endLookUp('list-1', token))
      await store.transaction('test', async ({ patientLists }) => {
        await patientLists.insert(list())
        await patientLists.change('list-1', { state: 'looking-up', lookUpDueAt: 50 })
      })
      const both = await Promise.all([next('a'), next('b')])
      assert.deepEqual(
        both.filter((id) => id !== undefined),
        ['list-1'],
      )
      const [owner, other] = both[0] === undefined ? ['b', 'a'] : ['a', 'b']
      await end(other)
      assert.equal(await next('c'), undefined)
      await end(owner)
      assert.equal(await next('c'), 'list-1')
      subject.passTime(61_000)
      assert.equal(await next('d'), 'list-1')
      await end('c')
      assert.equal(await next('e'), undefined)
    },
  )
}

const lease = { token: 'mine', forMs: 60_000 }
