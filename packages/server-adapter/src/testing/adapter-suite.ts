import { attachmentStoreSuite, type AttachmentStoreSubject } from './attachment-store-suite.ts'
import { authoriserSuite, type AuthoriserSubject } from './authoriser-suite.ts'
import { batchStoreSuite, type BatchStoreSubject } from './batch-store-suite.ts'
import { bookingLinksSuite, type BookingLinksSubject } from './booking-links-suite.ts'
import { nhsAppAccountsSuite, type NhsAppAccountsSubject } from './nhs-app-accounts-suite.ts'
import { patientLookupSuite, type PatientLookupSubject } from './patient-lookup-suite.ts'
import { recordWriterSuite, type RecordWriterSubject } from './record-writer-suite.ts'
import { schedulerSuite, type SchedulerSubject } from './scheduler-suite.ts'
import { senderSuite, type SenderSubject } from './sender-suite.ts'
import type { SuiteOptions, SuiteTest } from './suite-test.ts'

interface Subjects {
  readonly sender: SenderSubject
  readonly 'record-writer': RecordWriterSubject
  readonly 'patient-lookup': PatientLookupSubject
  readonly 'nhs-app-accounts': NhsAppAccountsSubject
  readonly authoriser: AuthoriserSubject
  readonly scheduler: SchedulerSubject
  readonly 'batch-store': BatchStoreSubject
  readonly 'attachment-store': AttachmentStoreSubject
  readonly 'booking-links': BookingLinksSubject
}

export type AdapterKind = keyof Subjects

/** An adapter of one kind as its suite takes it: the default export of what `carebatch adapter test` is given. */
export type AdapterSubject<Kind extends AdapterKind = AdapterKind> = {
  readonly [Each in Kind]: { readonly kind: Each; readonly make: () => Promise<Subjects[Each]> }
}[Kind]

const suites: { readonly [Kind in AdapterKind]: (options: SuiteOptions<Subjects[Kind]>) => void } = {
  sender: senderSuite,
  'record-writer': recordWriterSuite,
  'patient-lookup': patientLookupSuite,
  'nhs-app-accounts': nhsAppAccountsSuite,
  authoriser: authoriserSuite,
  scheduler: schedulerSuite,
  'batch-store': batchStoreSuite,
  'attachment-store': attachmentStoreSuite,
  'booking-links': bookingLinksSuite,
}

/** Registers the cases of the suite for this kind of adapter with a test runner's `test`. */
export function adapterSuite<Kind extends AdapterKind>(
  { kind, make }: AdapterSubject<Kind>,
  test: SuiteTest,
): void {
  suites[kind]({ test, make })
}

/** For a subject that comes from somewhere else. */
export function isAdapterSubject(value: unknown): value is AdapterSubject {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('make' in value)) return false
  return (
    typeof value.kind === 'string' && Object.hasOwn(suites, value.kind) && typeof value.make === 'function'
  )
}

export const adapterKinds: readonly string[] = Object.keys(suites)
