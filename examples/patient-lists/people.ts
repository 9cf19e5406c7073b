import type { ExamplePerson } from './example-person.ts'
import { extraPeople } from './lists/dirty-people.ts'
import { makePeople } from './make-people.ts'
import { english, welsh } from './names.ts'
import { seededRandom } from './random.ts'

/** The patients of the three surgeries, each with a list of its own in this folder. */
export const hawthornPeople = makePeople(seededRandom(20261122), english, 0)
export const glanYrAfonPeople = makePeople(seededRandom(19991), welsh, 1)
export const larkfieldPeople = makePeople(seededRandom(77009), english, 2)

/** Everybody whom the lists name: hand it to the sandbox look-ups, so that patients of an EMIS list have phones. */
export const people: readonly ExamplePerson[] = [
  ...hawthornPeople,
  ...glanYrAfonPeople,
  ...larkfieldPeople,
  ...extraPeople,
]
