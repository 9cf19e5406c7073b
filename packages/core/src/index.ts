export * from './errors.ts'
export { channels, isChannel, type Channel } from './primitives/channel.ts'
export {
  instantFrom,
  parseInstant,
  toMilliseconds,
  type EpochMilliseconds,
  type Instant,
} from './primitives/instant.ts'
export { formatNhsNumber, parseNhsNumber, type NhsNumber } from './primitives/nhs-number.ts'
export {
  formatUkPhoneNumber,
  parseUkPhoneNumber,
  type UkPhoneNumber,
  type UkPhoneNumberOptions,
} from './primitives/uk-phone-number.ts'
export {
  formatDate,
  parseDateOfBirth,
  parseIsoDate,
  type DateOfBirthOptions,
  type IsoDate,
} from './primitives/date-of-birth.ts'
export { parseEmailAddress, type EmailAddress } from './primitives/email-address.ts'
export { columns, type Column } from './clinical-systems/column.ts'
export { defineClinicalSystem, type ClinicalSystem } from './clinical-systems/clinical-system.ts'
export {
  commonSpellings,
  foldHeading,
  withCommonSpellings,
  type HeadingSpellings,
} from './clinical-systems/heading-spellings.ts'
export {
  clinicalSystems,
  findClinicalSystem,
  type ClinicalSystemCode,
} from './clinical-systems/clinical-systems.ts'
export * from './patient-list/patient-list.ts'
export * from './contactability/patient-facts.ts'
export * from './contactability/patient-list-review.ts'
export * from './routing/channel-plan.ts'
export * from './schedule/schedule.ts'
export * from './message/message-content.ts'
export {
  buckets,
  messageStates,
  batchStatuses,
  type Bucket,
  type MessageState,
  type BatchStatus,
  type DeliveryCounts,
} from './status/buckets.ts'
export { bucketOf } from './status/bucket-of.ts'
export { deliveryCounts, countStates, sumOf } from './status/delivery-counts.ts'
export { batchStatus, type BatchProgress, type RecordCounts } from './status/batch-status.ts'
export { transitions, isAllowedMove } from './status/transitions.ts'
export {
  newLedger,
  neverAccepted,
  tryStates,
  type BatchStand,
  type LedgerStep,
  type MessageLedger,
  type MessageTry,
  type RecordState,
  type TryState,
} from './status/message-ledger.ts'
export { stateOf } from './status/state-of.ts'
export { dueOf, dueKinds, type DueKind, type DueThing } from './status/due-of.ts'
export { applyEvidence } from './status/apply-evidence.ts'
export { putOff, leaveUnknown } from './status/answer-try.ts'
export { submitStep } from './status/submit-step.ts'
export { startFallback } from './status/start-fallback.ts'
export { passReceiptDeadline } from './status/pass-receipt-deadline.ts'
export { withdrawSend, stopMessage } from './status/withdraw-send.ts'
export { retryFailure, sendAgain, countAsSent } from './status/raise-generation.ts'
export { timelineCodes, type TimelineCode } from './status/timeline-codes.ts'
export * from './settings/organisation-settings.ts'
