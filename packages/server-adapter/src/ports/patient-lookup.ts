import type { PatientFacts } from '@carebatch/core'

/** What was known of a patient from the list, so that the source can compare. */
export interface LookupSubject {
  readonly nhsNumber: string
  /** Of the first line with this number. What is answered is compared with the list by the review, not by the source. */
  readonly lastName?: string
  /** YYYY-MM-DD. */
  readonly dateOfBirth?: string
}

/**
 * Asks a clinical system or PDS. One answer for each subject, in order; `answer: 'no-answer'` where it could not say.
 * `undelivered` only from a source that knows it: what our own texts met with is added from the ledger.
 */
export interface PatientLookup {
  readonly name: string
  readonly supports: { readonly maxPerCall: number; readonly perSecond: number }
  lookUp(
    organisation: string,
    subjects: readonly LookupSubject[],
    signal: AbortSignal,
  ): Promise<readonly Omit<PatientFacts, 'nhsApp'>[]>
}
