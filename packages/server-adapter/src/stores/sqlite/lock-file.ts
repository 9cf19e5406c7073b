import { CareBatchError } from '@carebatch/core'
import Database from 'better-sqlite3'

/**
 * Holds `<file>.lock` for this process. The lock is the operating system's, taken by a transaction that never ends:
 * a process that dies in whatever way lets go of it, so there is no stale lock to judge. Rejects a second holder with
 * `database-in-use`. A database in memory is nobody else's and needs none.
 */
export function holdLock(file: string): () => void {
  if (file === ':memory:') return () => undefined
  const lock = new Database(`${file}.lock`, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    throw new CareBatchError('database-in-use', { cause })
  }
  return () => {
    lock.close()
  }
}
