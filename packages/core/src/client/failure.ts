import { isHTTPError, type HTTPError } from 'ky'
import { CareBatchError, isCareBatchError } from '../errors.ts'
import { problem } from '../wire/index.ts'

/** Any failure of a call as what callers handle: the server's own code, or that there was no answer. */
export function careBatchErrorFrom(failure: unknown): CareBatchError {
  if (isCareBatchError(failure)) return failure
  if (isHTTPError(failure)) return fromAnswer(failure)
  return new CareBatchError('server-unreachable', { retryable: true, cause: failure })
}

function fromAnswer(failure: HTTPError): CareBatchError {
  const { status } = failure.response
  const told = problem.safeParse(failure.data)
  if (told.success) {
    const { code, retryable, reference, detail, details } = told.data
    return new CareBatchError(code, { retryable, details: { ...details, status, reference, detail } })
  }
  // A page of something between us and the server: it did not get through, or it is not our server.
  const down = status >= 500 || status === 408 || status === 429
  return new CareBatchError(down ? 'server-unreachable' : 'response-invalid', {
    retryable: down,
    details: { status },
    cause: failure,
  })
}
