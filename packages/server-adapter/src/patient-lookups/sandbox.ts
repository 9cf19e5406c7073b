import { instantFrom, parseNhsNumber, type Instant, type IsoDate } from '@carebatch/core'
import type { Clock } from '../ports/clock.ts'
import type { LookupSubject, PatientLookup } from '../ports/patient-lookup.ts'
import { personByRule, type SandboxPerson } from '../testing/sandbox/sandbox-person.ts'

export interface SandboxPatientLookupOptions {
  readonly clock: Clock
  /** People with a record. Everybody else with a valid NHS number is made up by rule. */
  readonly people?: Iterable<SandboxPerson>
}

type Answer = Awaited<ReturnType<PatientLookup['lookUp']>>[number]

const weekMs = 7 * 24 * 3_600_000

/** Looks nobody up: docs/reference/magic-values.md tells what it answers. */
export function sandboxPatientLookup({ clock, people = [] }: SandboxPatientLookupOptions): PatientLookup {
  const directory = new Map(Array.from(people, (person) => [person.nhsNumber, person]))

  function answer(subject: LookupSubject): Answer {
    const { nhsNumber } = subject
    const asOf = instantFrom(clock.now())
    const valid = parseNhsNumber(nhsNumber)
    if (valid === undefined) return { nhsNumber, answer: 'not-found', asOf }
    const person = directory.get(valid) ?? ruledPerson(valid, subject)
    return person.noAnswer ? { nhsNumber, answer: 'no-answer', asOf } : factsOf(person, clock.now(), asOf)
  }

  return {
    name: 'sandbox',
    supports: { maxPerCall: 100, perSecond: 500 },
    lookUp: async (_organisation, subjects) => subjects.map(answer),
  }
}

/** A name made from digits would contradict the list that names somebody else: then the list is believed. */
function ruledPerson(nhsNumber: string, { lastName }: LookupSubject): SandboxPerson {
  const { firstName, lastName: madeUp, ...person } = personByRule(nhsNumber)
  if (lastName !== undefined || firstName === undefined || madeUp === undefined) return person
  return { ...person, firstName, lastName: madeUp }
}

function factsOf(person: SandboxPerson, now: number, asOf: Instant): Answer {
  return {
    nhsNumber: person.nhsNumber,
    answer: 'found',
    asOf,
    registeredHere: person.registeredElsewhere !== true,
    ...(person.deceased && { deceased: {} }),
    ...(person.optedOut && { optedOut: true }),
    ...(person.restricted && { restricted: true }),
    ...(person.undeliveredLately && { undelivered: { on: instantFrom(now - weekMs) } }),
    ...(person.phone !== undefined && { phone: person.phone }),
    ...(person.firstName !== undefined && { firstName: person.firstName }),
    ...(person.lastName !== undefined && { lastName: person.lastName }),
    // The directory is handed in by a program, so a date there is a date.
    ...(person.dateOfBirth !== undefined && { dateOfBirth: person.dateOfBirth as IsoDate }),
  }
}
