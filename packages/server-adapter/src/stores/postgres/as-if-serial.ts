import { setTimeout as pause } from 'node:timers/promises'
import { sqlState } from './read-failure.ts'

/**
 * Serialisation failure, deadlock, lock not available; and a unique key or table that somebody else made since this
 * transaction looked, which it sees when it looks again.
 */
const cameBetween = new Set(['40001', '40P01', '55P03', '23505', '42P07'])
const mostTries = 5

/** Repeats a transaction that another one came between, as if it had come second. The last failure is thrown. */
export async function asIfSerial<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (failure) {
      if (tries === mostTries || !cameBetween.has(sqlState(failure) ?? '')) throw failure
      await pause(tries * tries * 5)
    }
  }
}
