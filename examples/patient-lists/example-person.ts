/**
 * Somebody whom look-ups know and whom one of the lists names. Invented people only: NHS numbers of the 999 range,
 * phones of the ranges that Ofcom keeps free for fiction.
 */
export interface ExamplePerson {
  /** 10 digits. */
  readonly nhsNumber: string
  readonly firstName: string
  readonly lastName: string
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string
  /** As the record has it, readable or not. */
  readonly phone?: string
  readonly deceased?: boolean
  /** Neither clinical system nor PDS can say anything. */
  readonly noAnswer?: boolean
  /** A text to the number failed a week ago. */
  readonly undeliveredLately?: boolean
  readonly optedOut?: boolean
  readonly restricted?: boolean
  readonly registeredElsewhere?: boolean
  /** Why this patient is in the list: what the sandbox will make of them. */
  readonly kind: PersonKind
  readonly nhsApp: 'none' | 'without-notifications' | 'with-notifications'
}

/**
 * What look-ups and sandbox senders make of a patient, by digits 7 to 9 of the NHS number: the same as
 * docs/reference/magic-values.md, so that the lists mean the same where no directory of people is handed in.
 */
export const personKinds = {
  deceased: { from: 900, to: 904 },
  'no-answer': { from: 905, to: 909 },
  'no-phone': { from: 910, to: 914 },
  landline: { from: 915, to: 919 },
  'app-without-notifications': { from: 920, to: 924 },
  'no-app': { from: 925, to: 929 },
  'undelivered-lately': { from: 930, to: 934 },
  'refused-by-app': { from: 940, to: 944 },
  /** A number of another country. Known from the list or the directory, not from digits. */
  'not-uk': { from: 0, to: 899 },
  usual: { from: 0, to: 899 },
} as const
export type PersonKind = keyof typeof personKinds
