import type { BatchStore } from '../ports/batch-store.ts'
import { claimCases } from './batch-store/claim-cases.ts'
import { draftCases } from './batch-store/draft-cases.ts'
import { holdCases } from './batch-store/hold-cases.ts'
import { ledgerCases } from './batch-store/ledger-cases.ts'
import { linkCases } from './batch-store/link-cases.ts'
import { organisationCases } from './batch-store/organisation-cases.ts'
import { patientListCases } from './batch-store/patient-list-cases.ts'
import { questionnaireCases } from './batch-store/questionnaire-cases.ts'
import { submissionCases } from './batch-store/submission-cases.ts'
import { transactionCases } from './batch-store/transaction-cases.ts'
import type { Closable, SuiteOptions } from './suite-test.ts'

export interface BatchStoreSubject extends Closable {
  /** Open, and with nothing in it. */
  readonly store: BatchStore
  /** Lets the clock run on with which the store measures its leases. */
  passTime(ms: number): void
  /** The same database as another process finds it later. */
  reopened(): Promise<BatchStore>
}

/** What the engine relies on in every store. It never waits: time is the subject's to move. */
export function batchStoreSuite(options: SuiteOptions<BatchStoreSubject>): void {
  transactionCases(options)
  claimCases(options)
  submissionCases(options)
  ledgerCases(options)
  holdCases(options)
  patientListCases(options)
  draftCases(options)
  linkCases(options)
  questionnaireCases(options)
  organisationCases(options)
}
