import type { PatientFacts } from '@carebatch/core'
import type { ListRow, ListSourceDetails } from '@carebatch/core/wire'
import type { Lease } from './lease.ts'

export interface StoredPatientList {
  readonly id: string
  readonly organisation: string
  readonly clinicalSystem: string
  readonly fileName: string
  readonly contactDetailsFromList: boolean
  /** Rows announced. */
  readonly rows: number
  readonly state: 'receiving' | 'looking-up' | 'ready'
  readonly received: number
  readonly lookedUp: number
  readonly noAnswer: number
  /** When looking up began, and when it goes on after a failure. */
  readonly lookUpStartedAt?: number | undefined
  readonly lookUpDueAt?: number | undefined
  /** Rows that were looked up before this turn began, so that its rate can be told. */
  readonly lookedUpBefore?: number
  /** Failures of the look-up in a row. */
  readonly failures: number
  /** Of the first of them. */
  readonly failingSince?: number | undefined
  readonly version: number
  readonly updatedAt: number
  /** What is known of its file beside the rows. */
  readonly source?: ListSourceDetails | undefined
}

export interface StoredListRow {
  readonly line: number
  readonly row: ListRow
  readonly facts: PatientFacts | undefined
}

export type PatientListChange = Partial<
  Pick<
    StoredPatientList,
    'state' | 'lookUpStartedAt' | 'lookUpDueAt' | 'lookedUpBefore' | 'failures' | 'failingSince' | 'updatedAt'
  >
>

export interface PatientListTable {
  insert(list: StoredPatientList): Promise<void>
  /** In a transaction that writes, nobody else changes the list or its rows until it ends. */
  find(organisation: string, id: string): Promise<StoredPatientList | undefined>
  change(id: string, change: PatientListChange): Promise<void>
  /**
   * Adds or replaces by line. A row whose NHS number is new or changed loses its facts and is to be looked up. Says how
   * many of these there were.
   */
  putRows(id: string, rows: readonly ListRow[]): Promise<number>
  rowsAfter(id: string, line: number, limit: number): Promise<readonly StoredListRow[]>
  rowsAt(id: string, lines: readonly number[]): Promise<readonly StoredListRow[]>
  rowsToLookUp(id: string, limit: number): Promise<readonly StoredListRow[]>
  /** Marks rows as looked up; without facts where there was nothing to ask for. */
  saveFacts(id: string, facts: readonly { line: number; facts: PatientFacts | undefined }[]): Promise<void>
  /** Of these lines, or of all that had no answer: they are to be looked up again. */
  forgetFacts(id: string, lines: readonly number[] | undefined): Promise<void>
  /** A list whose look-up is due and which nobody looks up, the one that has waited longest first; leased to the caller. */
  nextToLookUp(now: number, lease: Lease): Promise<StoredPatientList | undefined>
  /** Gives up the lease under this token. */
  endLookUp(id: string, token: string): Promise<void>
  /** A batch was made of it: from now on it is the batch's, and no draft's to discard. */
  markSent(id: string): Promise<void>
  /** Nobody finds it any more, and it is to be removed. A list that a batch was made of stays. */
  discard(id: string): Promise<void>
  /** One that was discarded, or that has lain untouched since this instant with neither draft nor batch. */
  nextToRemove(before: number): Promise<string | undefined>
  /** Removes up to so many rows of a list, and with the last of them the list. True: it is gone. */
  removePart(id: string, rows: number): Promise<boolean>
  /** When a look-up goes on by itself. */
  nextDueAt(): Promise<number | undefined>
}
