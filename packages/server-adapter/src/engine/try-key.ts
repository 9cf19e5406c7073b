import type { SubmissionMember } from '../ports/store/submission-table.ts'

/** What a provider knows one message by: message, step and generation. Never used twice. */
export function tryKey({ message, step, generation }: SubmissionMember): string {
  return `${message}:${step}:${generation}`
}

const pattern = /^([A-Za-z0-9_-]{1,64}):(\d{1,3}):(\d{1,6})$/

/** Undefined: not a key of ours. */
export function parseTryKey(key: string): SubmissionMember | undefined {
  const [, message, step, generation] = pattern.exec(key) ?? []
  if (message === undefined) return undefined
  return { message, step: Number(step), generation: Number(generation) }
}
