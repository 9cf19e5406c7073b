import { parseNhsNumber } from '@carebatch/core'
import { personKinds, type PersonKind } from './example-person.ts'
import type { Random } from './random.ts'

/** Each surgery has a quarter of the 999 range to itself, so that nobody is registered twice. */
export type Quarter = 0 | 1 | 2 | 3

/**
 * Makes NHS numbers of the 999 test range, each once. Digit 6 is even where the patient is to have the NHS App, odd
 * where not: that is how the sandbox tells them apart.
 */
export function nhsNumbers(random: Random, quarter: Quarter): (kind: PersonKind, hasApp: boolean) => string {
  const used = new Set<string>()
  return (kind, hasApp) => {
    for (;;) {
      const made = nhsNumberOf(random, quarter, kind, hasApp)
      if (made === undefined || used.has(made)) continue
      used.add(made)
      return made
    }
  }
}

/** Undefined where the nine digits have no check digit. */
function nhsNumberOf(
  random: Random,
  quarter: Quarter,
  kind: PersonKind,
  hasApp: boolean,
): string | undefined {
  const { from, to } = personKinds[kind]
  const middle = quarter * 250 + random.nextBelow(125) * 2 + (hasApp ? 0 : 1)
  const nine = `999${threeDigits(middle)}${threeDigits(from + random.nextBelow(to - from + 1))}`
  return [...'0123456789'].map((last) => parseNhsNumber(nine + last)).find((valid) => valid !== undefined)
}

export function threeDigits(value: number): string {
  return String(value).padStart(3, '0')
}
