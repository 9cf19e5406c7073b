import assert from 'node:assert/strict'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredReply } from '../../ports/store/questionnaire-table.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'
import { suiteCase, type SuiteOptions } from '../suite-test.ts'

const version = {
  id: 'asthma-1',
  organisation: 'larkfield',
  code: 'asthma',
  resource: { title: 'First' },
  keptAt: 10,
}
const yes = [{ type: 'boolean', value: true }] as const
const reply: StoredReply = {
  message: 'batch-1-1',
  batch: 'batch-1',
  organisation: 'larkfield',
  questionnaire: 'asthma-1',
  answeredAt: 30,
  answers: { breathless: yes },
  summary: { lines: [], redFlags: [], isUrgent: false, averages: [] },
}

/** Questionnaires, their approvals, and what patients answer. */
export function questionnaireCases(options: SuiteOptions<BatchStoreSubject>): void {
  const check = (name: string, run: (tables: StoreTables) => Promise<void>) =>
    suiteCase(options, `store: ${name}`, ({ store }) => store.transaction('test', run))

  check(
    'a questionnaire that was sent stays as it was, for its organisation alone',
    async ({ questionnaires }) => {
      await questionnaires.keep(version)
      await questionnaires.keep({ ...version, resource: { title: 'Changed' }, keptAt: 20 })
      await questionnaires.keep({ ...version, organisation: 'hawthorn', resource: { title: 'Theirs' } })
      assert.deepEqual(await questionnaires.find('larkfield', 'asthma-1'), version)
      assert.deepEqual((await questionnaires.find('hawthorn', 'asthma-1'))?.resource, { title: 'Theirs' })
      assert.equal(await questionnaires.find('glan-yr-afon', 'asthma-1'), undefined)
    },
  )

  check('the last approval of a questionnaire counts', async ({ questionnaires }) => {
    const approval = {
      organisation: 'larkfield',
      code: 'asthma',
      version: 'asthma-1',
      by: 'Priya Nandi',
      at: 10,
    }
    const later = { ...approval, version: 'asthma-2', by: 'Owen Pryce', at: 20 }
    await questionnaires.approve(approval)
    await questionnaires.approve(later)
    assert.deepEqual(await questionnaires.approvals('larkfield'), [later])
    assert.deepEqual(await questionnaires.approvals('hawthorn'), [])
  })

  check('answers are added to those before, and come back in their order', async ({ questionnaires }) => {
    const saved = (at: number, message = 'batch-1-1') => ({ message, at, answers: { breathless: yes } })
    for (const one of [saved(1), saved(2), saved(2, 'batch-1-2'), saved(3)])
      await questionnaires.addAnswers(one)
    assert.deepEqual(
      (await questionnaires.savedAnswers('batch-1-1')).map(({ at }) => at),
      [1, 2, 3],
    )
    assert.deepEqual(await questionnaires.savedAnswers('batch-1-2'), [saved(2, 'batch-1-2')])
  })

  check('a message is answered once: the first reply stays', async ({ questionnaires }) => {
    assert.equal(await questionnaires.reply('batch-1-1'), undefined)
    assert.equal(await questionnaires.insertReply(reply), true)
    assert.equal(await questionnaires.insertReply({ ...reply, answeredAt: 40 }), false)
    assert.deepEqual(await questionnaires.reply('batch-1-1'), reply)
  })
}
