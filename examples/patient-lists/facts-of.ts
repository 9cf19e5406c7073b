import { parseInstant, parseIsoDate, type PatientFacts } from '@carebatch/core'
import { people } from './people.ts'

const byNhsNumber = new Map(people.map((person) => [person.nhsNumber, person]))
const asOf = parseInstant('2026-11-24T10:00:00.000Z')

/** What a look-up in the directory would answer. */
export function factsOf(nhsNumber: string | undefined): PatientFacts | undefined {
  const person = byNhsNumber.get(nhsNumber ?? '')
  if (!person || asOf === undefined) return undefined
  const { deceased, noAnswer, undeliveredLately, registeredElsewhere, nhsApp, dateOfBirth, ...details } =
    person
  if (noAnswer) return { nhsNumber: person.nhsNumber, answer: 'no-answer', asOf }
  return {
    ...details,
    answer: 'found',
    asOf,
    dateOfBirth: parseIsoDate(dateOfBirth),
    registeredHere: registeredElsewhere !== true,
    nhsApp: { account: nhsApp !== 'none', notifications: nhsApp === 'with-notifications' },
    ...(deceased && { deceased: {} }),
    ...(undeliveredLately && { undelivered: { on: asOf } }),
  }
}
