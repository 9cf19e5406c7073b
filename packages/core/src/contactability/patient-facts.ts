import type { Instant } from '../primitives/instant.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'

/**
 * What look-ups said about one patient. Gathered by the server before anything is decided, and dated, because facts
 * age. A wire shape: plain JSON, values unparsed as the source gave them.
 */
export interface PatientFacts {
  /** 10 digits, as asked for. */
  readonly nhsNumber: string
  /** The number that this patient has now, where the one that was asked for was replaced (superseded) by it. */
  readonly currentNhsNumber?: string | undefined
  /** `no-answer`: neither the clinical system nor PDS could say (guide, step 5, reason 5). */
  readonly answer: 'found' | 'not-found' | 'no-answer'
  readonly asOf: Instant
  readonly deceased?: { readonly on?: IsoDate | undefined } | undefined
  readonly optedOut?: boolean | undefined
  readonly restricted?: boolean | undefined
  readonly registeredHere?: boolean | undefined
  readonly phone?: string | undefined
  readonly dateOfBirth?: IsoDate | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly nhsApp?: { readonly account: boolean; readonly notifications: boolean } | undefined
  /** A text to the number that would be used was not delivered within the last 3 months. */
  readonly undelivered?: { readonly on: Instant } | undefined
}
