import { CareBatchError } from '@carebatch/core'

/** Classes of SQLSTATE with which a server says that it is not there for us now, though all is well with the statement. */
const unavailable = ['08', '53', '57P', '58']

/** What to throw for a failure of the driver: a server that is away says so under one code, and may be asked again. */
export function readFailure(failure: unknown, during: 'connecting' | 'asking'): unknown {
  const state = sqlState(failure)
  const isAway = state === undefined ? true : unavailable.some((start) => state.startsWith(start))
  const isOurs = state !== undefined && !isAway
  if (isOurs && during === 'asking') return failure
  // Connecting may also fail for good: a wrong password or database is for the host to mend.
  if (isOurs) return new CareBatchError('database-unreadable', { cause: failure })
  return new CareBatchError('database-unavailable', { retryable: true, cause: failure })
}

/** The five letters and digits with which PostgreSQL itself answers; what fails on the way has none. */
export function sqlState(failure: unknown): string | undefined {
  if (!(failure instanceof Error) || !('severity' in failure) || !('code' in failure)) return undefined
  return typeof failure.code === 'string' ? failure.code : undefined
}
