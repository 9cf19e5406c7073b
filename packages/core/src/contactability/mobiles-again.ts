import { isMobileAt } from '../patient-list/row-columns.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { ReviewedRows } from './column-reviews.ts'
import { detailsFromLookUp } from './patient-details.ts'

type Rows = Pick<ReviewedRows, 'input' | 'columns'>

/** The mobile that counts for one row, as digits; 0 where there is none, or where the line is left out. */
export function mobileOfRow({ input, columns }: Rows, index: number): number {
  const line = columns.line[index] ?? 0
  if (input.decisions?.(line)?.leftOut === true) return 0
  if (!detailsFromLookUp(input)) return isMobileAt(columns, index) ? (columns.phone[index] ?? 0) : 0
  const phone = parseUkPhoneNumber(input.facts(line)?.phone ?? '', input)
  return phone?.kind === 'mobile' ? Number(phone.e164.slice(3)) : 0
}

/** Every row for which this mobile counts, in order. */
export function rowsWithMobile(rows: Rows, mobile: number): readonly number[] {
  const mayBe = detailsFromLookUp(rows.input) ? lookedUp(rows, mobile) : inList(rows, mobile)
  const found: number[] = []
  for (let index = 0; index < rows.columns.length; index++)
    if (mayBe(index) && mobileOfRow(rows, index) === mobile) found.push(index)
  return found
}

function inList({ columns }: Rows, mobile: number): (index: number) => boolean {
  return (index) => columns.phone[index] === mobile
}

/** Parsing every answer would take longer than a click: the last digit rules nine of ten out. */
function lookedUp({ columns, input }: Rows, mobile: number): (index: number) => boolean {
  const last = String(mobile % 10)
  return (index) =>
    input
      .facts(columns.line[index] ?? 0)
      ?.phone?.trimEnd()
      .endsWith(last) === true
}
