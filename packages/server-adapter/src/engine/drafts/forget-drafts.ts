import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { day } from '../periods.ts'
import { removeDraft } from './delete-draft.ts'

/** Longest that a draft, or a list without a draft, is kept without anybody touching it. */
export const keptUnusedMs = 30 * day
/** Rows removed in one transaction, so that nobody waits for it. */
const rowsAtOnce = 5_000

/** Removes what nobody has used for 30 days, and the lists of drafts that were deleted: one draft, or a part of one list. */
export function forgetDrafts(context: EngineContext): LaneStep {
  let parts = 0
  return async () =>
    context.transaction('forget-drafts', async (tables) => {
      const before = context.now() - keptUnusedMs
      const draft = await tables.drafts.unusedSince(before)
      if (draft !== undefined) return removeDraft(tables, draft).then(() => draft.id)
      const list = await tables.patientLists.nextToRemove(before)
      if (list === undefined) return undefined
      const isGone = await tables.patientLists.removePart(list, rowsAtOnce)
      if (isGone) await tables.requests.forget(list)
      // Each part takes rows away, so that no list comes back as it was.
      return `${list}:${++parts}`
    })
}
