export { adapterSuite, type AdapterKind, type AdapterSubject } from './adapter-suite.ts'
export { attachmentStoreSuite, type AttachmentStoreSubject } from './attachment-store-suite.ts'
export { authoriserSuite, type AuthoriserSubject } from './authoriser-suite.ts'
export { batchStoreSuite, type BatchStoreSubject } from './batch-store-suite.ts'
export { bookingLinksSuite, type BookingLinksSubject } from './booking-links-suite.ts'
export { nhsAppAccountsSuite, type NhsAppAccountsSubject } from './nhs-app-accounts-suite.ts'
export { patientLookupSuite, type PatientLookupSubject } from './patient-lookup-suite.ts'
export { recordWriterSuite, type RecordWriterSubject } from './record-writer-suite.ts'
export { schedulerSuite, type SchedulerSubject } from './scheduler-suite.ts'
export {
  scriptedSender,
  type Behaviour,
  type ScriptedSender,
  type ScriptedSenderOptions,
} from './scripted-sender.ts'
export { senderSuite, type SenderSubject } from './sender-suite.ts'
export type { Closable, SuiteOptions, SuiteTest } from './suite-test.ts'
export { virtualClock, type VirtualClock, type VirtualClockOptions } from './virtual-clock.ts'
export { nhsNumberWith } from './sandbox/nhs-number-with.ts'
export { sandboxOrganisations, type KnownOrganisation } from './sandbox/sandbox-organisations.ts'
export type { SandboxPerson } from './sandbox/sandbox-person.ts'
export {
  sandboxProvider,
  type SandboxProvider,
  type SandboxProviderOptions,
} from './sandbox/sandbox-provider.ts'
export { sandboxWorld, type SandboxWorld, type SandboxWorldOptions } from './sandbox/sandbox-world.ts'
