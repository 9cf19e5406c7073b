import { CareBatchError } from '@carebatch/core'
import { failureFields } from '../../engine/failure-fields.ts'
import { endsWithin } from '../../engine/ends-within.ts'
import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

/** Whoever asks for health waits a few seconds at most, usually. */
const longestMs = 3_000

/** Says how things are, or rejects with `database-unavailable`: a process that reaches no database is of no use. */
export function healthRoutes({ engine, role, logger }: HttpContext): RouteHandlers<'readHealth'> {
  return {
    async readHealth() {
      const reading = engine.readHealth()
      if (!(await endsWithin(reading, longestMs)))
        throw new CareBatchError('database-unavailable', { retryable: true })
      const { oldestDueMs, holds } = await reading.catch((cause: unknown) => {
        logger.warn(failureFields(cause), 'the database does not answer')
        throw new CareBatchError('database-unavailable', { retryable: true, cause })
      })
      return { role, oldestDueSeconds: Math.floor(oldestDueMs / 1000), holds }
    },
  }
}
