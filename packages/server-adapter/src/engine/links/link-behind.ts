import { CareBatchError } from '@carebatch/core'
import type { NewBatch, OrganisationSettings } from '@carebatch/core/wire'
import type { LinkDefinition } from '../../ports/store/batch-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { KnownQuestionnaire } from '../questionnaires/known-questionnaires.ts'

/** What each patient of a new batch can open by a link, or undefined. Throws `links-not-set-up` where none can be made. */
export function linkBehind(
  { links }: Pick<EngineContext, 'links'>,
  { attachment }: NewBatch,
  { documentLinkDays, questionnaireLinkDays }: OrganisationSettings,
  asked?: KnownQuestionnaire,
): LinkDefinition | undefined {
  if (attachment === undefined && asked === undefined) return undefined
  if (links === undefined) throw new CareBatchError('links-not-set-up')
  if (asked !== undefined) {
    const days = asked.questionnaire.validDays ?? questionnaireLinkDays
    return { kind: 'questionnaire', target: asked.version, days }
  }
  if (attachment === undefined) return undefined
  return { kind: 'document', target: attachment, days: documentLinkDays }
}
