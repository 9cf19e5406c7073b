import type { ExamplePerson } from './example-person.ts'
import type { Random } from './random.ts'

/** What the email cell of one patient holds; empty for most. */
export interface EmailCell {
  readonly text: string
  readonly readable: boolean
}

/** Magic beginnings: the sandbox's mail server refuses, asks to try later, or breaks off; then two that are mistyped. */
const unusual: readonly ((name: string) => EmailCell)[] = [
  (name) => ({ text: `refused.${name}@example.com`, readable: true }),
  (name) => ({ text: `refused.${name}@example.com`, readable: true }),
  (name) => ({ text: `later.${name}@example.com`, readable: true }),
  (name) => ({ text: `later.${name}@example.com`, readable: true }),
  (name) => ({ text: `no-answer.${name}@example.com`, readable: true }),
  (name) => ({ text: `${name}@example`, readable: false }),
  (name) => ({ text: `${name} at example.com`, readable: false }),
]

/** An email for every fifth of the usual patients. */
export function emailCells(people: readonly ExamplePerson[], random: Random): readonly EmailCell[] {
  let given = 0
  return people.map((person, index) => {
    if (person.kind !== 'usual' || random.nextBelow(5) !== 0) return { text: '', readable: false }
    const name = localPart(person, index)
    const special = unusual[given++]
    return special?.(name) ?? { text: `${name}@example.com`, readable: true }
  })
}

function localPart({ firstName, lastName }: ExamplePerson, index: number): string {
  const plain = `${firstName}.${lastName}`.normalize('NFKD').toLowerCase()
  return `${plain.replace(/[^a-z.]/g, '')}${String(index + 1)}`
}
