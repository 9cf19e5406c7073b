import { isMobileAt, type RowColumns } from '../patient-list/row-columns.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import { detailsFromLookUp } from './patient-details.ts'
import type { ResolvedReviewInput } from './review-input.ts'

/** Rows whose answers are parsed between two rests. */
const rowsAtOnce = 4_096

/** The mobile of each row as digits, 0 where there is none; those of lines that are left out reach nobody. */
export interface MobilesOfRows {
  readonly numbers: Float64Array
  readonly isLeftOut: (index: number) => boolean
}

/** The mobile that counts for each row. Those of a list are not copied: a million take 8 MB. */
export function* mobilesOf(
  columns: RowColumns,
  input: ResolvedReviewInput,
): Generator<undefined, MobilesOfRows> {
  const { decisions } = input
  const isLeftOut = (index: number) => decisions?.(columns.line[index] ?? 0)?.leftOut === true
  return detailsFromLookUp(input)
    ? { numbers: yield* lookedUp(columns, input), isLeftOut }
    : { numbers: columns.phone, isLeftOut: (index) => !isMobileAt(columns, index) || isLeftOut(index) }
}

function* lookedUp(
  { line, length }: RowColumns,
  { facts, allowTestNumbers }: ResolvedReviewInput,
): Generator<undefined, Float64Array> {
  const mobiles = new Float64Array(length)
  for (let index = 0; index < length; index++) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield
    const phone = parseUkPhoneNumber(facts(line[index] ?? 0)?.phone ?? '', { allowTestNumbers })
    if (phone?.kind === 'mobile') mobiles[index] = Number(phone.e164.slice(3))
  }
  return mobiles
}
