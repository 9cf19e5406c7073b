import { instantFrom } from '@carebatch/core'
import type { SavedDraft } from '@carebatch/core/wire'
import type { StoredDraft } from '../../ports/store/draft-table.ts'

export function draftView({ organisation: _, createdAt, changedAt, ...draft }: StoredDraft): SavedDraft {
  return { ...draft, createdAt: instantFrom(createdAt), changedAt: instantFrom(changedAt) }
}
