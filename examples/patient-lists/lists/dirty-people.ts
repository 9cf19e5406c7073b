import type { ExamplePerson } from '../example-person.ts'
import { english } from '../names.ts'
import { nhsNumbers, threeDigits } from '../nhs-numbers.ts'
import { seededRandom } from '../random.ts'
import { dirtyRows } from './dirty-rows.ts'

const random = seededRandom(1968)
const nextNumber = nhsNumbers(random, 3)

/** Who stands in each line of dirty.csv, in its order; a patient who is repeated stands here twice. */
export const personOfRow: readonly ExamplePerson[] = dirtyRows.reduce<ExamplePerson[]>(
  (before, row, index) => {
    const above = before.at(-1)
    return [...before, row.samePatient && above ? above : { ...newPerson(index), ...row.person }]
  },
  [],
)

export const extraPeople: readonly ExamplePerson[] = [...new Set(personOfRow)]

function newPerson(index: number): ExamplePerson {
  return {
    nhsNumber: nextNumber('usual', false),
    firstName: random.pick(english.first),
    lastName: random.pick(english.last),
    dateOfBirth: '1968-11-02',
    phone: `07700 900${threeDigits(index)}`,
    kind: 'usual',
    nhsApp: 'none',
  }
}
