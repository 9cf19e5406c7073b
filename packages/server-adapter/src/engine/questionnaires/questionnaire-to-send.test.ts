import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchTypes, isCareBatchError } from '@carebatch/core'
import type { Actor } from '../../ports/authoriser.ts'
import { sqlite } from '../../stores/sqlite.ts'
import type { EngineContext } from '../engine-context.ts'
import { approveQuestionnaire } from './list-questionnaires.ts'
import { questionnaireToSend } from './questionnaire-to-send.ts'

const larkfield = { organisation: { id: 'larkfield' }, user: { name: 'Priya Nandi' } } as Actor
const hawthorn = { organisation: { id: 'hawthorn' }, user: { name: 'Owen Pryce' } } as Actor
const order = { batchType: 'questionnaire', questionnaire: 'asthma-symptoms' }
const refused = (code: string) => (error: unknown) => isCareBatchError(error) && error.code === code

test('where patients are real, an organisation sends only what somebody of it has approved', async (t) => {
  const store = sqlite({ file: ':memory:' })
  await store.open()
  t.after(() => store.close())
  const real: Pick<EngineContext, 'sandbox' | 'batchTypes' | 'transaction' | 'now'> = {
    sandbox: false,
    batchTypes,
    transaction: (name, work) => store.transaction(name, work),
    now: () => 10,
  }
  const context = real as EngineContext
  await assert.rejects(questionnaireToSend(context, larkfield, order), refused('questionnaire-not-approved'))
  const approved = await approveQuestionnaire(context)(larkfield, 'asthma-symptoms')
  assert.deepEqual([approved.canBeSent, approved.approved?.by], [true, 'Priya Nandi'])
  assert.equal((await questionnaireToSend(context, larkfield, order))?.code, 'asthma-symptoms')
  await assert.rejects(questionnaireToSend(context, hawthorn, order), refused('questionnaire-not-approved'))
  const another = { ...order, questionnaire: 'smoking-status' }
  await assert.rejects(
    questionnaireToSend(context, larkfield, another),
    refused('questionnaire-not-approved'),
  )
  const nameless = { batchType: 'questionnaire' }
  await assert.rejects(questionnaireToSend(context, larkfield, nameless), refused('questionnaire-missing'))
  assert.equal(await questionnaireToSend(context, larkfield, { batchType: 'message' }), undefined)
  await assert.rejects(approveQuestionnaire(context)(larkfield, 'nothing-known'), refused('not-found'))
})
