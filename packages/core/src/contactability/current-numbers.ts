import { nhsNumberAt, type RowColumns } from '../patient-list/row-columns.ts'
import type { NhsNumber } from '../primitives/nhs-number.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { PatientFacts } from './patient-facts.ts'

/** A line whose NHS number was replaced by another one, as a look-up says. */
export interface ReplacedNumber {
  readonly line: number
  readonly listed: NhsNumber
  readonly current: NhsNumber
}

/** The columns of a list with the numbers that patients have now: what tells one patient from another. */
export interface CurrentNumbers {
  readonly columns: RowColumns
  /** Indexes of rows whose number in the list is an old one. */
  readonly replaced: readonly number[]
}

/** Rows between two rests: a fraction of a millisecond. */
const rowsAtOnce = 16_384

/**
 * Somebody who stands in the list under an old and under the new number is one patient, and is messaged once. Rests at
 * each `yield`. The columns themselves are left as they are.
 */
export function* currentNumbers(
  columns: RowColumns,
  facts: (line: number) => PatientFacts | undefined,
): Generator<undefined, CurrentNumbers> {
  const replaced: number[] = []
  let nhsNumber = columns.nhsNumber
  for (let index = 0; index < columns.length; index++) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield
    const current = facts(columns.line[index] ?? 0)?.currentNhsNumber
    if (current === undefined || columns.nhsNumber[index] === Number(current)) continue
    if (replaced.length === 0) nhsNumber = nhsNumber.slice()
    nhsNumber[index] = Number(current)
    replaced.push(index)
  }
  return replaced.length === 0 ? { columns, replaced } : { columns: { ...columns, nhsNumber }, replaced }
}

/** The same, to be shown. */
export function replacedNumbers(
  { columns, replaced }: CurrentNumbers,
  row: (index: number) => PatientRow,
): readonly ReplacedNumber[] {
  return replaced.flatMap((index) => {
    const listed = parseNhsNumber(row(index).nhsNumber ?? '')
    const current = nhsNumberAt(columns, index)
    if (listed === undefined || current === undefined) return []
    return [{ line: columns.line[index] ?? 0, listed, current }]
  })
}
