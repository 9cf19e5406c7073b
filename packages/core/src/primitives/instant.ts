declare const brand: unique symbol

/** A moment as ISO 8601 in UTC with milliseconds: 2026-11-24T10:00:00.000Z. */
export type Instant = string & { readonly [brand]: 'Instant' }

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMilliseconds = number

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Reads an ISO 8601 date and time that names its offset, or undefined. */
export function parseInstant(text: string): Instant | undefined {
  const ms = pattern.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(ms) ? undefined : instantFrom(ms)
}

export function instantFrom(ms: EpochMilliseconds): Instant {
  return new Date(ms).toISOString() as Instant
}

export function toMilliseconds(instant: Instant): EpochMilliseconds {
  return Date.parse(instant)
}
