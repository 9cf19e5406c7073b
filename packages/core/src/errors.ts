/**
 * Every code a CareBatchError can carry, with what it means. Codes never change meaning.
 * docs/reference/errors.md has a row for each.
 */
export const errorCodes = {
  'list-is-empty': 'The file holds no text at all',
  'list-is-not-text': 'The file is not text: a workbook, a picture or a PDF',
  'list-has-no-header': 'No line of the first 20 holds an NHS Number heading',
  'list-has-no-rows': 'There is a header and nothing below it',
  'list-too-large': 'The file is larger than the limit',
  'list-cut-off': 'The file ends in the middle of a letter: it was not saved or copied whole',
  'list-encoding-unknown': 'The encoding that was asked for has no known name',
  'today-invalid': 'The day that was handed in as today is not a date (YYYY-MM-DD)',
  'clinical-system-unknown': 'No clinical system is registered under this code',
  'batch-type-unknown': 'No batch type is registered under this code',
  'transition-not-allowed': 'A message would move along a way that does not exist',
  'database-in-use': 'Another process already runs on this database file',
  'database-unreadable': 'The database file cannot be opened',
  'database-unavailable': 'The database cannot be reached at the moment',
  'provider-no-answer': 'A provider gave no answer: the outcome of the call is unknown',
  'credentials-refused': 'A provider refuses the credentials that this server was set up with',
  'request-invalid': 'The request does not match the contract',
  'request-too-large': 'The body of the request is larger than the route takes',
  'response-invalid': 'The response does not match the contract',
  'not-authenticated': 'The request carries no valid token',
  'authoriser-unavailable': 'Nobody can be let in at the moment: the sign-in keys cannot be had',
  'not-permitted': 'The token does not allow this',
  'no-access': 'The organisation has no access to batch messaging',
  'not-found': 'There is nothing under this address for this organisation',
  'idempotency-key-reused': 'The same key came with another body',
  'already-being-sent': 'Somebody else has sent this draft already',
  'list-incomplete': 'Not every row of this list has arrived',
  'review-changed': 'The server sees other patients as contactable than the person who pressed Send saw',
  'list-not-ready': 'The list is still being looked up',
  'schedule-in-past': 'The time lies in the past',
  'schedule-too-long': 'Somebody would wait for more than a year',
  'message-empty': 'There is nothing to send',
  'details-do-not-match':
    'So many lines differ from the look-ups that the columns of the list look sorted apart',
  'attachment-refused': 'The document cannot be sent as it is',
  'questionnaire-missing': 'The batch sends a questionnaire, and none that is known was named',
  'questionnaire-not-approved': 'Nobody of the organisation has approved this questionnaire',
  'links-not-set-up': 'This server was set up without links for patients',
  'nobody-to-send-to': 'No patient of this list can be contacted',
  'not-served-here': 'This process works in the background and does not serve this',
  'version-conflict': 'Somebody else has changed this in the meantime',
  'state-forbids': 'The batch or message is in a state that does not allow this',
  'server-unreachable': 'The server did not answer',
  'configuration-invalid': 'The server was put together in a way that cannot work',
  'server-failed': 'The server failed for a reason of its own',
} as const

export type ErrorCode = keyof typeof errorCodes

export interface CareBatchErrorOptions {
  /** Whether the same call may succeed later without anything being changed. */
  readonly retryable?: boolean
  /** Figures that help, never patient data: counts, limits, line numbers, codes. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
  readonly cause?: unknown
}

/** Misuse or broken infrastructure. Never carries patient data; problems in people's data are issues, not errors. */
export class CareBatchError extends Error {
  override readonly name = 'CareBatchError'
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly details: Readonly<Record<string, string | number | boolean>>
  /** Where docs/reference explains this code, relative to the documentation site. */
  readonly docs: string

  constructor(code: ErrorCode, options: CareBatchErrorOptions = {}) {
    super(`${errorCodes[code]} (${code})`, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.retryable = options.retryable ?? false
    this.details = options.details ?? {}
    this.docs = `reference/errors.md#${code}`
  }
}

export function isCareBatchError(value: unknown): value is CareBatchError {
  return value instanceof CareBatchError
}
