import { lookupBehaviour } from './magic-values.ts'

/** Somebody whom the sandbox's look-ups know. Invented people only. */
export interface SandboxPerson {
  /** 10 digits. */
  readonly nhsNumber: string
  readonly firstName?: string
  readonly lastName?: string
  /** As the record has it, readable or not. */
  readonly phone?: string
  /** YYYY-MM-DD. */
  readonly dateOfBirth?: string
  readonly deceased?: boolean
  readonly optedOut?: boolean
  readonly restricted?: boolean
  readonly registeredElsewhere?: boolean
  /** A text to the number failed a week ago. */
  readonly undeliveredLately?: boolean
  /** Neither clinical system nor PDS can say anything. */
  readonly noAnswer?: boolean
  /** By rule where it is missing. */
  readonly nhsApp?: 'none' | 'without-notifications' | 'with-notifications'
}

const firstNames =
  'Amina Anthony Bethan Carlos Dilys Efua Farah George Hana Idris Joan Kofi Lena Mair Noor Owen'.split(' ')
const lastNames =
  'Abbott Begum Castell Dorrian Ellis Fofana Gupta Hughes Ito Jarvis Kaur Llewelyn Moss Nowak Okafor Price'.split(
    ' ',
  )

/**
 * Anybody with a valid NHS number, made from its digits: found, registered here and alive, unless digits 7 to 9 say
 * otherwise. No date of birth, so that no list is contradicted that does not ask for it.
 */
export function personByRule(nhsNumber: string): SandboxPerson {
  const behaviour = lookupBehaviour(nhsNumber)
  const phone = phoneByRule(nhsNumber, behaviour)
  return {
    nhsNumber,
    firstName: nth(firstNames, Number(nhsNumber.slice(3, 6))),
    lastName: nth(lastNames, Number(nhsNumber.slice(5, 8))),
    ...(phone !== undefined && { phone }),
    ...(behaviour === 'another-person' && { dateOfBirth: '1901-01-01' }),
    deceased: behaviour === 'deceased',
    noAnswer: behaviour === 'no-answer',
    undeliveredLately: behaviour === 'undelivered-lately',
    nhsApp: nhsAppByRule(nhsNumber),
  }
}

/** About every second patient has the App with notifications on. */
export function nhsAppByRule(nhsNumber: string): NonNullable<SandboxPerson['nhsApp']> {
  const behaviour = lookupBehaviour(nhsNumber)
  if (behaviour === 'app-without-notifications') return 'without-notifications'
  // Who is to be refused by the App needs an account first.
  const refusedLater = /^.{6}94[0-4]/.test(nhsNumber)
  if (behaviour === 'no-app') return 'none'
  return refusedLater || Number(nhsNumber[5]) % 2 === 0 ? 'with-notifications' : 'none'
}

/** A mobile from Ofcom's fiction range to which texts arrive, or as the NHS number says. */
function phoneByRule(nhsNumber: string, behaviour: ReturnType<typeof lookupBehaviour>): string | undefined {
  if (behaviour === 'no-phone') return undefined
  const digits = Number(nhsNumber.slice(3, 9))
  if (behaviour === 'landline') return `01632 960${threeDigits(digits % 1000)}`
  return `07700 900${threeDigits(digits % 950)}`
}

const threeDigits = (value: number) => String(value).padStart(3, '0')

function nth(names: readonly string[], index: number): string {
  return names[index % names.length] ?? ''
}
