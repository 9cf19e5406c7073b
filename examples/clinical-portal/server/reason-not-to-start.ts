import { isCareBatchError, type ErrorCode } from '@carebatch/core'
import { Refusal } from './refusal.ts'

const sentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  'database-in-use':
    'The portal already runs on this database. Stop the other one first, or choose another folder with CAREBATCH_DATA.',
  'database-unreadable':
    'The database cannot be opened. Look at the rights of its folder, or choose another one with CAREBATCH_DATA.',
}

/** One plain sentence; only what nobody foresaw comes with its stack. */
export function reasonNotToStart(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const known = isCareBatchError(error) ? sentences[error.code] : undefined
  if (known !== undefined) return known
  const stack = error instanceof Error ? error.stack : undefined
  return `The portal could not be started.\n${stack ?? String(error)}`
}
