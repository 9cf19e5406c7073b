import { parseNhsNumber } from '@carebatch/core'

/** A valid NHS number from the 999 test range with these digits 7 to 9, by which the sandbox decides what happens. */
export function nhsNumberWith(digits7to9: string, digits4to6 = 0): string {
  for (let middle = digits4to6; middle < 1000; middle++) {
    const nine = `999${String(middle).padStart(3, '0')}${digits7to9}`
    for (let check = 0; check < 10; check++) {
      const nhsNumber = parseNhsNumber(`${nine}${check}`)
      if (nhsNumber !== undefined) return nhsNumber
    }
  }
  throw new RangeError('no such NHS number')
}
