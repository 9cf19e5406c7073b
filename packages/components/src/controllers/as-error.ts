import { CareBatchError, isCareBatchError } from '@carebatch/core'

/** Whatever a call rejected with, as something that has words; what nobody foresaw counts as no answer. */
export function asError(error: unknown): CareBatchError {
  return isCareBatchError(error)
    ? error
    : new CareBatchError('server-unreachable', { retryable: true, cause: error })
}
