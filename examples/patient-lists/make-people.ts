import type { ExamplePerson, PersonKind } from './example-person.ts'
import type { Names } from './names.ts'
import { nhsNumbers, threeDigits, type Quarter } from './nhs-numbers.ts'
import type { Random } from './random.ts'

/** How many of a surgery's patients are of each kind; the rest are usual ones. */
const unusual: readonly (readonly [kind: PersonKind, count: number])[] = [
  ['deceased', 5],
  ['no-answer', 4],
  ['no-phone', 8],
  ['landline', 6],
  ['app-without-notifications', 12],
  ['no-app', 12],
  ['undelivered-lately', 5],
  ['refused-by-app', 5],
  ['not-uk', 4],
]

/**
 * 1,000 patients of one surgery. Each of the 1,000 mobiles for fiction belongs to one of them at most, and 40 of those
 * numbers are magic: the sandbox sender fails, is late or says nothing.
 */
export function makePeople(random: Random, names: Names, quarter: Quarter): readonly ExamplePerson[] {
  const nextNumber = nhsNumbers(random, quarter)
  const kinds = unusual.flatMap(([kind, count]) => Array.from({ length: count }, () => kind))
  const usual = Array.from({ length: 1_000 - kinds.length }, (): PersonKind => 'usual')
  const mobiles = random.shuffled(Array.from({ length: 1_000 }, (_, index) => index))
  return random.shuffled([...kinds, ...usual]).map((kind, index) => {
    const nhsApp = appOf(kind, random)
    return {
      nhsNumber: nextNumber(kind, nhsApp !== 'none'),
      firstName: random.pick(names.first),
      lastName: random.pick(names.last),
      dateOfBirth: birthday(random),
      ...phoneOf(kind, mobiles[index] ?? 0),
      ...(kind === 'deceased' && { deceased: true }),
      ...(kind === 'no-answer' && { noAnswer: true }),
      ...(kind === 'undelivered-lately' && { undeliveredLately: true }),
      kind,
      nhsApp,
    }
  })
}

/** Those without a phone are also without the App, so that nothing is left to reach them by. */
function appOf(kind: PersonKind, random: Random): ExamplePerson['nhsApp'] {
  if (kind === 'app-without-notifications') return 'without-notifications'
  if (kind === 'refused-by-app') return 'with-notifications'
  return kind === 'usual' && random.nextBelow(2) === 0 ? 'with-notifications' : 'none'
}

function phoneOf(kind: PersonKind, index: number): Pick<ExamplePerson, 'phone'> {
  if (kind === 'no-phone') return {}
  // ComReg keeps 020 91x xxxx free for fiction in Ireland.
  if (kind === 'not-uk') return { phone: `+353 20 915 0${threeDigits(index)}` }
  return { phone: kind === 'landline' ? `01632 960${threeDigits(index)}` : `07700 900${threeDigits(index)}` }
}

function birthday(random: Random): string {
  const year = 1930 + random.nextBelow(78)
  const [month, day] = [1 + random.nextBelow(12), 1 + random.nextBelow(28)]
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
