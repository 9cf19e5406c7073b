import { CareBatchError, instantFrom } from '@carebatch/core'
import type { DraftContent } from '@carebatch/core/wire'
import type { StoredDraft } from '../../ports/store/draft-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { whyGone } from './already-being-sent.ts'
import { draftView } from './draft-view.ts'

/**
 * Changes a draft, if it is as the person last saw it. A list that the draft names no longer is discarded: it was
 * replaced or taken off.
 */
export function saveDraft(context: EngineContext): Engine['saveDraft'] {
  return ({ organisation, user }, id, { version, content }) =>
    context.transaction('save-draft', async ({ drafts, batches, patientLists }) => {
      const draft = await drafts.find(organisation.id, id)
      if (draft === undefined) throw await whyGone(batches, organisation.id, id)
      if (isDone(draft, version, content, user.name)) return draftView(draft)
      if (draft.version !== version) throw conflict(draft)
      const change = { content, version: version + 1, changedBy: user.name, changedAt: context.now() }
      await drafts.save(id, change)
      const list = draft.content.patientList?.id
      if (list !== undefined && list !== content.patientList?.id) await patientLists.discard(list)
      return draftView({ ...draft, ...change })
    })
}

/** The same save came before, and its answer was lost. */
function isDone(draft: StoredDraft, version: number, content: DraftContent, by: string): boolean {
  const isNext = draft.version === version + 1 && draft.changedBy === by
  return isNext && JSON.stringify(draft.content) === JSON.stringify(content)
}

function conflict({ version, changedBy, changedAt }: StoredDraft): CareBatchError {
  return new CareBatchError('version-conflict', {
    details: { version, by: changedBy, at: instantFrom(changedAt) },
  })
}
