import { isMobileAt, type RowColumns } from '../patient-list/row-columns.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import { detailsFromLookUp } from './patient-details.ts'
import type { ResolvedReviewInput } from './review-input.ts'

const rowsAtOnce = 16_384

/**
 * The mobile that counts for each row, as digits; 0 where there is none, or where the line is left out: its number
 * reaches nobody.
 */
export function* mobilesOf(
  columns: RowColumns,
  input: ResolvedReviewInput,
): Generator<undefined, Float64Array> {
  const mobiles = new Float64Array(columns.length)
  const mobileAt = detailsFromLookUp(input) ? lookedUp(columns, input) : inList(columns)
  for (let index = 0; index < columns.length; index++) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield
    if (input.decisions?.(columns.line[index] ?? 0)?.leftOut !== true) mobiles[index] = mobileAt(index)
  }
  return mobiles
}

function inList(columns: RowColumns): (index: number) => number {
  return (index) => (isMobileAt(columns, index) ? (columns.phone[index] ?? 0) : 0)
}

function lookedUp(
  columns: RowColumns,
  { facts, allowTestNumbers }: ResolvedReviewInput,
): (index: number) => number {
  return (index) => {
    const phone = parseUkPhoneNumber(facts(columns.line[index] ?? 0)?.phone ?? '', { allowTestNumbers })
    return phone?.kind === 'mobile' ? Number(phone.e164.slice(3)) : 0
  }
}
