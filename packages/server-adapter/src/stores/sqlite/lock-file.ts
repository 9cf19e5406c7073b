import { CareBatchError } from '@carebatch/core'
import Database from 'better-sqlite3'

/**
 * Holds `<file>.lock` for this process. The lock is the operating system's, taken by a transaction that never ends:
 * a process that dies in whatever way lets go of it, so there is no stale lock to judge. Rejects a second holder with
 * `database-in-use`. A database in memory is nobody else's and needs none.
 */
export function holdLock(file: string): () => void {
  if (file === ':memory:') return () => undefined
  const lock = opened(`${file}.lock`)
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

function opened(path: string): Database.Database {
  try {
    return new Database(path, { timeout: 0 })
  } catch (cause) {
    throw new CareBatchError('database-unreadable', { cause })
  }
}
