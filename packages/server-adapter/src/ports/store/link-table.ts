import type { BatchTries, LinkKind, LinkStanding } from '@carebatch/core'

/** One patient's link. Who holds the token is never stored: only its hash is. */
export interface StoredLink extends LinkStanding {
  /** SHA-256 of the token. */
  readonly hash: string
  readonly message: string
  readonly batch: string
  readonly organisation: string
  /** 1 for the first link of a message; one more with each that staff issued after it. */
  readonly issue: number
  readonly createdAt: number
  /** When it was first opened with the right date of birth. */
  readonly openedAt: number | undefined
  /** Who revoked it; undefined with `revokedAt`: a newer link took its place. */
  readonly revokedBy: string | undefined
}

export type NewLink = Omit<StoredLink, 'wrongTries' | 'openedAt' | 'revokedAt' | 'revokedBy'>

export interface LinkTry {
  readonly link: string
  readonly batch: string
  readonly at: number
  readonly isRight: boolean
}

export interface LinkCounts {
  /** Patients who have or had a link. */
  readonly links: number
  /** Of them, those who opened it. */
  readonly opened: number
  /** Links closed by wrong tries, with nothing newer issued. */
  readonly locked: number
  /** "This is not me" and "I cannot open this", by link. */
  readonly notMe: number
  readonly cannotOpen: number
}

/** The links of a batch together. Counts move with the links, in the same transaction. */
export interface BatchLinks extends LinkCounts {
  readonly batch: string
  readonly organisation: string
  readonly kind: LinkKind
  /** What stands behind them: id of an attachment, of a version of a questionnaire. */
  readonly target: string
  /** All of them were revoked, and none is issued any more. */
  readonly revoked: { readonly by: string; readonly at: number } | undefined
  /** Dates of birth were guessed on many of them: the gate is closed until staff open it. */
  readonly closedAt: number | undefined
}

/** Decide on links only under the lock of their batch (`batches.lock`): tries of one link are then counted one by one. */
export interface LinkTable {
  /** With the batch. */
  insertBatch(batch: Omit<BatchLinks, keyof LinkCounts | 'revoked' | 'closedAt'>): Promise<void>
  ofBatch(batch: string): Promise<BatchLinks | undefined>
  ofBatches(batches: readonly string[]): Promise<ReadonlyMap<string, BatchLinks>>
  /** By what stands behind them. */
  ofTarget(organisation: string, kind: LinkKind, target: string): Promise<readonly BatchLinks[]>
  /** A key that is there and undefined clears what it names. */
  changeBatch(batch: string, change: Partial<Pick<BatchLinks, 'revoked' | 'closedAt'>>): Promise<void>
  /** Adds to the counts of a batch; without the lock, too. */
  count(batch: string, more: Partial<LinkCounts>): Promise<void>
  /** One that is there already stays as it is. Resolves with how many were new. */
  insert(links: readonly NewLink[]): Promise<number>
  find(hash: string): Promise<StoredLink | undefined>
  /** The newest of each of these messages. */
  newest(messages: readonly string[]): Promise<ReadonlyMap<string, StoredLink>>
  save(link: StoredLink): Promise<void>
  /** All of a batch that are not revoked yet. */
  revokeAll(batch: string, by: string, at: number): Promise<number>
  /** All of a batch that are not revoked; none gets less time than it has. */
  extendAll(batch: string, expiresAt: number): Promise<number>
  /** Somebody typed a date of birth. */
  addTry(entered: LinkTry): Promise<void>
  /** Of a batch: what was tried is not weighed any more. */
  forgetTries(batch: string): Promise<void>
  /** How many links of a batch were tried wrongly, and opened, since then. */
  triesSince(batch: string, since: number): Promise<BatchTries>
}
