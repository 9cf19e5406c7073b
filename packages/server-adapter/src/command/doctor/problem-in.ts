import { isCareBatchError } from '@carebatch/core'
import { reasonOf } from '../load-default.ts'

/** What a CareBatchError says, with the problem or the cause that it names. Undefined for other errors. */
export function problemIn(error: unknown): string | undefined {
  if (!isCareBatchError(error)) return undefined
  const { problem } = error.details
  if (problem !== undefined) return `${String(problem)}.`
  const cause = error.cause === undefined ? '' : ` ${reasonOf(error.cause)}.`
  return `${error.message}.${cause}`
}

/** The same for any error. */
export const sentenceOf = (error: unknown): string => problemIn(error) ?? `${reasonOf(error)}.`
