import type { Lease } from './lease.ts'
import type { Receipt } from '../sender.ts'

export interface SubmissionMember {
  readonly message: string
  readonly step: number
  readonly generation: number
}

/** A call that a provider may have got. It is there until every member is resolved. */
export interface StoredSubmission {
  /** Random and never reused: what the provider knows the call by. */
  readonly reference: string
  readonly sender: string
  readonly organisation: string
  readonly from: string | undefined
  /** SHA-256 of what is sent, so that a repeat can be proved to be the same. */
  readonly payloadHash: string
  readonly members: readonly SubmissionMember[]
  /** Calls made, and questions asked, so far. */
  readonly calls: number
  readonly asks: number
  /** At least one call has no answer: what is refused later proves nothing. */
  readonly silent: boolean
  readonly firstCalledAt: number
  /** When it is to be repeated, or asked about. */
  readonly dueAt: number
}

export interface SubmissionTable {
  insert(submission: StoredSubmission, lease: Lease): Promise<void>
  find(reference: string): Promise<StoredSubmission | undefined>
  /** Whether the lease under this token is the present one. A lease that ran out counts until somebody else took over. */
  isOwner(reference: string, token: string): Promise<boolean>
  /** One that is due and has no living lease; leased to the caller as a whole, and silent from now on. */
  takeOver(
    now: number,
    lease: Lease,
    exceptOrganisations?: readonly string[],
  ): Promise<StoredSubmission | undefined>
  /** After a restore: what was open then is nobody's any more. */
  removeAll(): Promise<void>
  /** Gives up the lease: it is to be taken over at `dueAt`. */
  leave(reference: string, dueAt: number): Promise<void>
  /** Counts a call or a question, before it is made. */
  count(reference: string, what: 'calls' | 'asks'): Promise<void>
  remove(reference: string): Promise<void>
  nextDueAt(exceptOrganisations?: readonly string[]): Promise<number | undefined>
  /** Those of a message that are unresolved. */
  of(message: string): Promise<readonly StoredSubmission[]>
  /** Keeps receipts by provider and id, and returns those that were not known yet. */
  addReceipts(sender: string, receipts: readonly Receipt[], at: number): Promise<readonly Receipt[]>
}
