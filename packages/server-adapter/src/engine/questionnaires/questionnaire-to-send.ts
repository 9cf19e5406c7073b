import { CareBatchError, type BatchType } from '@carebatch/core'
import type { NewBatch } from '@carebatch/core/wire'
import type { Actor } from '../../ports/authoriser.ts'
import type { EngineContext } from '../engine-context.ts'
import { knownQuestionnaires, type KnownQuestionnaire } from './known-questionnaires.ts'

/**
 * The questionnaire that a new batch sends, where its type sends one. Throws `questionnaire-missing`, or
 * `questionnaire-not-approved` where nobody of the organisation has approved it and patients are real.
 */
export async function questionnaireToSend(
  context: EngineContext,
  { organisation }: Actor,
  { batchType, questionnaire: code }: Pick<NewBatch, 'batchType' | 'questionnaire'>,
): Promise<KnownQuestionnaire | undefined> {
  if (!sendsOne(context.batchTypes, batchType)) return undefined
  const known = knownQuestionnaires.find((one) => one.code === code)
  if (known === undefined) throw new CareBatchError('questionnaire-missing')
  if (context.sandbox) return known
  const approvals = await context.transaction('list-questionnaires', ({ questionnaires }) =>
    questionnaires.approvals(organisation.id),
  )
  const isApproved = approvals.some((one) => one.code === code && one.version === known.version)
  if (!isApproved) throw new CareBatchError('questionnaire-not-approved')
  return known
}

function sendsOne(types: readonly BatchType[], code: string): boolean {
  return types.some((type) => type.code === code && type.link === 'questionnaire')
}
