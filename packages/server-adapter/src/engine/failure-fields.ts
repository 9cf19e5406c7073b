import { isCareBatchError } from '@carebatch/core'

/** A failure as the log may have it: its kind and place, never its text, which may quote what it choked on. */
export function failureFields(failure: unknown): Readonly<Record<string, unknown>> {
  if (!(failure instanceof Error)) return { failure: typeof failure }
  return {
    failure: failure.name,
    ...(isCareBatchError(failure) && { code: failure.code }),
    at: placesOf(failure),
  }
}

/** Where it happened, innermost first. */
export function placesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 5)
}
