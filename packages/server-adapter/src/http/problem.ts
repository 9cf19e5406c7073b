import { CareBatchError, errorCodes, isCareBatchError, type ErrorCode } from '@carebatch/core'
import type { Problem } from '@carebatch/core/wire'
import { placesOf } from '../engine/failure-fields.ts'
import type { Logger } from '../ports/logger.ts'

/** The only place that knows which HTTP status a code has. What is not here is a failure of ours: 500. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'request-invalid': 400,
  'not-authenticated': 401,
  'not-permitted': 403,
  'no-access': 403,
  'not-found': 404,
  'already-being-sent': 409,
  'review-changed': 409,
  'list-not-ready': 409,
  'version-conflict': 409,
  'state-forbids': 409,
  'request-too-large': 413,
  'list-too-large': 413,
  'clinical-system-unknown': 422,
  'batch-type-unknown': 422,
  'idempotency-key-reused': 422,
  'schedule-in-past': 422,
  'schedule-too-long': 422,
  'message-empty': 422,
  'details-do-not-match': 422,
  'nobody-to-send-to': 422,
  'links-not-set-up': 422,
  'attachment-refused': 422,
  'questionnaire-missing': 422,
  'questionnaire-not-approved': 409,
  'provider-no-answer': 502,
  'credentials-refused': 502,
  'server-unreachable': 503,
  'database-unavailable': 503,
  'not-served-here': 421,
  'authoriser-unavailable': 503,
}

/** Where a problem came from: the route as it stands in the table, never the address, which could name a patient. */
export interface ProblemSource {
  readonly route: string
  readonly logger: Logger
}

/** An error as an RFC 9457 answer. */
export function problemResponse(thrown: unknown, source: ProblemSource): Response {
  const problem = reportProblem(thrown, source)
  return Response.json(problem, {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  })
}

/** Logs an error under a reference that the caller is told too. What caused it, callers never see. */
export function reportProblem(thrown: unknown, { route, logger }: ProblemSource): Problem {
  const error = isCareBatchError(thrown) ? thrown : new CareBatchError('server-failed', { cause: thrown })
  const problem = problemOf(error, statuses[error.code] ?? 500, crypto.randomUUID())
  const { reference, code, status } = problem
  logProblem(logger, error, { reference, code, status, route })
  return problem
}

function problemOf(error: CareBatchError, status: number, reference: string): Problem {
  return {
    type: error.docs,
    title: errorCodes[error.code],
    status,
    detail: detailOf(error),
    code: error.code,
    retryable: error.retryable,
    reference,
    ...(Object.keys(error.details).length > 0 && { details: { ...error.details } }),
  }
}

function detailOf({ code, details }: CareBatchError): string {
  const figures = Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`)
  return figures.length === 0 ? `${errorCodes[code]}.` : `${errorCodes[code]} (${figures.join(', ')}).`
}

function logProblem(logger: Logger, error: CareBatchError, fields: Readonly<Record<string, unknown>>): void {
  if (fields['status'] === 503) return logger.warn(fields, 'request could not be served')
  if (fields['status'] !== 500) return logger.info(fields, 'request refused')
  // Messages of strangers' errors may quote what they choked on, so only the place is kept.
  const cause = error.cause instanceof Error ? error.cause : error
  logger.error({ ...fields, cause: cause.name, at: placesOf(cause) }, 'request failed')
}
