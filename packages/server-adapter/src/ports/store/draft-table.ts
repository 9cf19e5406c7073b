import type { DraftContent } from '@carebatch/core/wire'

/** What staff have entered of a batch that is not sent yet. */
export interface StoredDraft {
  readonly id: string
  readonly organisation: string
  readonly content: DraftContent
  /** Counts saves. */
  readonly version: number
  readonly createdBy: string
  readonly createdAt: number
  readonly changedBy: string
  readonly changedAt: number
}

export type DraftChange = Pick<StoredDraft, 'content' | 'version' | 'changedBy' | 'changedAt'>

export interface DraftTable {
  /** Raises the organisation's version, as `remove` does: who watches its batches sees that there is another draft. */
  insert(draft: StoredDraft): Promise<void>
  /** In a transaction that writes, nobody else changes the draft until it ends. */
  find(organisation: string, id: string): Promise<StoredDraft | undefined>
  /** Newest first. */
  list(organisation: string): Promise<readonly StoredDraft[]>
  save(id: string, change: DraftChange): Promise<void>
  remove(organisation: string, id: string): Promise<void>
  /** Of any organisation, one that nobody has saved since this instant. */
  unusedSince(before: number): Promise<StoredDraft | undefined>
}
