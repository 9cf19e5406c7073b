import { instantFrom } from '@carebatch/core'
import type { DraftSummary } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredDraft } from '../../ports/store/draft-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { whyGone } from './already-being-sent.ts'
import { draftView } from './draft-view.ts'
import { keptUnusedMs } from './forget-drafts.ts'

export function listDrafts(context: EngineContext): Engine['listDrafts'] {
  return ({ organisation }) =>
    context.transaction('list-drafts', async (tables) => {
      const drafts: DraftSummary[] = []
      for (const draft of await tables.drafts.list(organisation.id)) drafts.push(await summary(tables, draft))
      return { drafts }
    })
}

async function summary({ patientLists }: StoreTables, draft: StoredDraft): Promise<DraftSummary> {
  const { id, organisation, content, createdBy, changedBy, changedAt } = draft
  const list = content.patientList && (await patientLists.find(organisation, content.patientList.id))
  return {
    id,
    name: content.name,
    createdBy,
    changedBy,
    changedAt: instantFrom(changedAt),
    deletedAt: instantFrom(changedAt + keptUnusedMs),
    ...(list && { patients: list.rows }),
  }
}

export function readDraft(context: EngineContext): Engine['readDraft'] {
  return ({ organisation }, id) =>
    context.transaction('read-draft', async ({ drafts, batches }) => {
      const draft = await drafts.find(organisation.id, id)
      if (draft === undefined) throw await whyGone(batches, organisation.id, id)
      return draftView(draft)
    })
}
