import { allQuestions, instantFrom } from '@carebatch/core'
import type { QuestionnaireSummary } from '@carebatch/core/wire'
import type { QuestionnaireApproval } from '../../ports/store/questionnaire-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { knownQuestionnaires, type KnownQuestionnaire } from './known-questionnaires.ts'

export function listQuestionnaires(context: EngineContext): Engine['listQuestionnaires'] {
  return async ({ organisation }) => {
    const approvals = await context.transaction('list-questionnaires', ({ questionnaires }) =>
      questionnaires.approvals(organisation.id),
    )
    return knownQuestionnaires.map((known) => summaryOf(context, known, approvals))
  }
}

/** Somebody with the right to it says that patients may be asked this. Another version of it asks anew. */
export function approveQuestionnaire(context: EngineContext): Engine['approveQuestionnaire'] {
  return async ({ organisation, user }, code) => {
    const known = orNotFound(knownQuestionnaires.find((one) => one.code === code))
    const approval = {
      organisation: organisation.id,
      code,
      version: known.version,
      by: user.name,
      at: context.now(),
    }
    await context.transaction('approve-questionnaire', ({ questionnaires }) =>
      questionnaires.approve(approval),
    )
    return summaryOf(context, known, [approval])
  }
}

function summaryOf(
  { sandbox }: Pick<EngineContext, 'sandbox'>,
  { code, version, questionnaire }: KnownQuestionnaire,
  approvals: readonly QuestionnaireApproval[],
): QuestionnaireSummary {
  const { title, description, validDays, fallbackAfterHours, isExample, isTranslated } = questionnaire
  const approved = approvals.find((one) => one.code === code && one.version === version)
  return {
    code,
    title,
    ...(description !== undefined && { description }),
    questions: allQuestions(questionnaire).length,
    isExample,
    isTranslated,
    ...(validDays !== undefined && { validDays }),
    ...(fallbackAfterHours !== undefined && { fallbackAfterHours }),
    ...(approved && { approved: { by: approved.by, at: instantFrom(approved.at) } }),
    canBeSent: sandbox || approved !== undefined,
  }
}
