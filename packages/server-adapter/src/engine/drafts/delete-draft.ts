import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredDraft } from '../../ports/store/draft-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { whyGone } from './already-being-sent.ts'

/** Deletes a draft; nobody finds its list any more, and its rows go in the background. */
export function deleteDraft(context: EngineContext): Engine['deleteDraft'] {
  return async ({ organisation }, id) => {
    await context.transaction('delete-draft', async (tables) => {
      const draft = await tables.drafts.find(organisation.id, id)
      if (draft === undefined) throw await whyGone(tables.batches, organisation.id, id)
      await removeDraft(tables, draft)
    })
    context.wake([{ key: `drafts:${organisation.id}`, at: context.now() }])
  }
}

/** With the keys that belong to it; its list is discarded unless a batch was made of it. */
export async function removeDraft(
  { drafts, patientLists, requests }: StoreTables,
  { id, organisation, content }: StoredDraft,
): Promise<void> {
  await drafts.remove(organisation, id)
  await requests.forget(id)
  if (content.patientList !== undefined) await patientLists.discard(content.patientList.id)
}
