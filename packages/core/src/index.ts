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
  isIslandNumber,
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
export { parseSnomedCode, snomedSystem, type SnomedCode } from './primitives/snomed-code.ts'
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
export {
  patientListIssueCodes,
  patientListNoticeCodes,
  patientListRepairCodes,
  type CheckedColumn,
  type ColumnMapping,
  type PatientList,
  type PatientListIssue,
  type PatientListIssueCode,
  type PatientListNotice,
  type PatientListNoticeCode,
  type PatientListRepair,
  type PatientListRepairCode,
  type PatientName,
  type PatientRow,
  type PatientRows,
} from './patient-list/patient-list.ts'
export { returnedColumns } from './patient-list/returned-columns.ts'
export { readPatientList, type ReadPatientListOptions } from './patient-list/read-patient-list.ts'
export {
  packPatientList,
  unpackPatientList,
  type PackedPatientList,
} from './patient-list/pack-patient-list.ts'
export type { RowColumns } from './patient-list/row-columns.ts'
export { editPatientList, type EditResult, type PatientListEdit } from './patient-list/edit-patient-list.ts'
export type { EditOptions } from './patient-list/edit-line.ts'
export type { EditedPatientList, ListChange } from './patient-list/edit-types.ts'
export type { HostPatient, ListBytes, PatientListSource } from './patient-list/patient-list-source.ts'
export { defaultLimits, type ListLimits } from './patient-list/list-limits.ts'
export { contactDetailsFromList } from './patient-list/list-findings.ts'
export type { PatientFacts } from './contactability/patient-facts.ts'
export type {
  PatientListReview,
  PatientReview,
  PatientReviews,
  ReviewColumns,
  RowDecision,
} from './contactability/patient-list-review.ts'
export {
  defineContactabilityReason,
  type ContactabilityReason,
  type Given,
  type IslandNumbers,
  type PatientToReview,
  type Remedy,
} from './contactability/contactability-reason.ts'
export {
  contactabilityReasons,
  type ContactabilityReasonCode,
} from './contactability/contactability-reasons.ts'
export type { ComparedDetail } from './contactability/differing-details.ts'
export type { DetailsCheck } from './contactability/details-check.ts'
export type { ReviewInput, ReviewSettings } from './contactability/review-input.ts'
export { reviewPatientList, reviewSteps } from './contactability/review-patient-list.ts'
export { reviewLinesAgain } from './contactability/review-lines-again.ts'
export type { ReplacedNumber } from './contactability/current-numbers.ts'
export { packReview, unpackReview, type PackedReview } from './contactability/pack-review.ts'
export {
  compareFingerprints,
  fingerprintPatientList,
  type FingerprintComparison,
  type ListFingerprint,
} from './contactability/list-fingerprint.ts'
export { countWithoutMobile } from './contactability/count-without-mobile.ts'
export { notContactableCsv, type NotContactableCsvInput } from './contactability/not-contactable-csv.ts'
export {
  compareAnswers,
  isSameAnswer,
  type Answers,
  type AnswerValue,
  type Coding,
  type Quantity,
} from './questionnaire/answer-value.ts'
export {
  allQuestions,
  isQuestion,
  questionTypes,
  type AnswerOption,
  type Question,
  type Questionnaire,
  type QuestionnaireItem,
  type QuestionnaireLanguage,
  type QuestionType,
  type UrgentEnding,
} from './questionnaire/questionnaire.ts'
export {
  questionnaireRefusalCodes,
  questionnaireRefusals,
  type QuestionnaireRefusal,
  type QuestionnaireRefusalCode,
} from './questionnaire/questionnaire-refusal.ts'
export {
  readQuestionnaire,
  type QuestionnaireReading,
  type ReadQuestionnaireOptions,
} from './questionnaire/read-questionnaire.ts'
export { shownAnswers, shownItems, shownQuestions } from './questionnaire/shown-items.ts'
export { openPage, questionPages, questionsOn, type QuestionPage } from './questionnaire/question-pages.ts'
export {
  fieldName,
  fieldsFor,
  otherOption,
  type EnteredFields,
  type FieldPart,
} from './questionnaire/entered-fields.ts'
export {
  answerProblemCodes,
  answerProblems,
  type AnswerProblem,
  type AnswerProblemCode,
} from './questionnaire/answer-problem.ts'
export { initialAnswers, missingAnswers, readPage, type PageReading } from './questionnaire/check-answers.ts'
export {
  assessAnswers,
  type Assessment,
  type FoundAverage,
  type RaisedFlag,
} from './questionnaire/assess-answers.ts'
export {
  answerText,
  englishAnswers,
  summariseAnswers,
  summaryText,
  type AnswerLine,
  type AnswerSummary,
  type AnswerWords,
} from './questionnaire/summarise-answers.ts'
export {
  responseItems,
  toQuestionnaireResponse,
  type AnsweredQuestionnaire,
  type QuestionnaireResponse,
  type ResponseItem,
} from './questionnaire/to-questionnaire-response.ts'
export {
  shippedQuestionnaires,
  type ShippedQuestionnaire,
} from './questionnaire/examples/shipped-questionnaires.ts'
export { isLinkKind, linkKinds, type LinkKind } from './primitives/link-kind.ts'
export {
  linkTokenFrom,
  linkTokenLength,
  linkTokenMask,
  parseLinkToken,
  type LinkToken,
} from './links/link-token.ts'
export {
  linkState,
  linkStates,
  triesLeft,
  triesPerLink,
  type LinkStanding,
  type LinkState,
} from './links/link-state.ts'
export {
  isEnteredDateProblem,
  readEnteredDate,
  type DateField,
  type EnteredDate,
  type EnteredDateProblem,
} from './links/read-entered-date.ts'
export { isSprayed, sprayWindowMs, type BatchTries } from './links/is-sprayed.ts'
export { defineBatchType, type BatchType } from './batch-types/batch-type.ts'
export { batchTypes, findBatchType, type BatchTypeCode } from './batch-types/batch-types.ts'
export type { ChannelPlan, PlannedStep } from './routing/channel-plan.ts'
export { firstChannel, planChannels, type PathInput, type PlanInput } from './routing/plan-channels.ts'
export type { Schedule } from './schedule/schedule.ts'
export { nations, type Nation } from './schedule/nation.ts'
export type { SendHours, SendWindow } from './schedule/send-window.ts'
export { isScheduleInPast } from './schedule/is-schedule-in-past.ts'
export type { MessageContent, RenderedMessage } from './message/message-content.ts'
export {
  longestSms,
  measureSms,
  smsProfiles,
  type SmsMeasure,
  type SmsProfile,
} from './message/measure-sms.ts'
export {
  explainSms,
  replaceCostly,
  type CostlyCharacter,
  type SmsExplanation,
} from './message/explain-sms.ts'
export {
  fillPlaceholders,
  parsePlaceholders,
  placeholderKey,
  standardPlaceholders,
  unknownPlaceholders,
  type FilledText,
  type Placeholder,
} from './message/placeholders.ts'
export { renderMessage, type RenderContext, type Rendering } from './message/render-message.ts'
export { checkContent, type ContentFinding, type LabelledText } from './message/check-content.ts'
export { linkShorteners, linkShortenersSource } from './message/link-shorteners.ts'
export {
  findPersonalDetails,
  type PersonalDetail,
  type PersonalDetailOptions,
} from './message/find-personal-details.ts'
export { recordEntry, type RecordEntry, type RecordEntryInput } from './record/record-entry.ts'
export type { RecordCode } from './record/record-code.ts'
export { toCommunication, type Communication } from './record/to-communication.ts'
export { replyObservations, type ReplyObservation } from './record/reply-observations.ts'
export { rehearse } from './rehearsal/rehearse.ts'
export { journeysOf, type Journey, type JourneyInput } from './rehearsal/times-of.ts'
export { messageCost, type MessageCost, type MessageCostInput } from './rehearsal/message-cost.ts'
export type { CostlyInList } from './rehearsal/costly-in-list.ts'
export type {
  MissingValue,
  Rehearsal,
  RehearsalInput,
  RehearsalWarning,
  RehearsedSends,
} from './rehearsal/rehearsal.ts'
export type { TextCost } from './rehearsal/text-cost.ts'
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
  findTry,
  generationOf,
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
export {
  addToWays,
  channelOf,
  startingWays,
  wayOutcomes,
  wayResults,
  ways,
  waysAgree,
  type Way,
  type WayChange,
  type WayCounts,
  type WayOutcome,
  type WayResult,
} from './status/way-outcomes.ts'
export { dueOf, dueKinds, type DueKind, type DueThing } from './status/due-of.ts'
export { applyEvidence } from './status/apply-evidence.ts'
export { putOff, leaveUnknown } from './status/answer-try.ts'
export { submitStep } from './status/submit-step.ts'
export { startFallback } from './status/start-fallback.ts'
export { passReceiptDeadline } from './status/pass-receipt-deadline.ts'
export { withdrawSend, stopMessage } from './status/withdraw-send.ts'
export { holdSend, releaseSend } from './status/hold-send.ts'
export { restoreMessage } from './status/restore-message.ts'
export {
  batchHoldReasons,
  organisationHoldReasons,
  type BatchHoldReason,
  type OrganisationHoldReason,
} from './status/hold-reasons.ts'
export { retryFailure, sendAgain, countAsSent } from './status/raise-generation.ts'
export { timelineCodes, type TimelineCode } from './status/timeline-codes.ts'
export {
  defaultSettings,
  organisationSettings,
  type OrganisationSettings,
} from './settings/organisation-settings.ts'
export { newKey } from './client/new-key.ts'
export { createBatchDraft, openBatchDraft } from './draft/create-batch-draft.ts'
export type { EnteredDraft, KeptDraft, SavedDrafts } from './draft/saved-drafts.ts'
export type { BatchDraft, DraftActions } from './draft/batch-draft.ts'
export type { BatchDraftOptions, ListReader, ListSource } from './draft/draft-options.ts'
export type { DraftList, ListTransfer, ReadList } from './draft/draft-list.ts'
export {
  draftProblemCodes,
  type DraftField,
  type DraftProblem,
  type DraftProblemCode,
} from './draft/draft-problems.ts'
export { memoryMappings, type KnownMappings } from './draft/known-mappings.ts'
export { longestBody, longestName, longestSubject } from './draft/check-draft.ts'
export {
  draftSteps,
  type ChosenQuestionnaire,
  type DraftAttachment,
  type DraftState,
  type DraftStep,
  type DraftTime,
  type Saving,
  type Sending,
  type UsedTemplate,
} from './draft/draft-state.ts'
export type {
  BatchToSend,
  ConfirmedBatch,
  DraftBackend,
  EarlierUse,
  ListProgress,
  RowToSend,
} from './draft/draft-backend.ts'
