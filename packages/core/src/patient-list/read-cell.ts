import type { Column } from '../clinical-systems/column.ts'
import type { CellReading } from './cell-reading.ts'
import { unwrap } from './mends.ts'
import type { PatientListIssue, PatientListRepair } from './patient-list.ts'

/** Where what is found in the rows is written down. */
export interface Findings {
  readonly issues: PatientListIssue[]
  readonly repairs: PatientListRepair[]
}

/** `=""` and a lone apostrophe are how spreadsheets save an empty cell. */
export function isGiven(text: string): boolean {
  return text !== '' && unwrap(text) !== ''
}

export function isShort(
  text: string,
  most: number,
  line: number,
  column: Column,
  { issues }: Findings,
): boolean {
  if (text.length > most) issues.push({ code: 'cell-too-long', line, column })
  return text.length <= most
}

/** The value, once its repairs or its issue have been written down. */
export function settle<Value>(
  reading: CellReading<Value>,
  line: number,
  column: Column,
  { issues, repairs }: Findings,
): Value | undefined {
  if ('value' in reading) {
    for (const repair of reading.repairs) repairs.push({ ...repair, line, column })
    return reading.value
  }
  const { code, suggestion } = reading.issue
  issues.push({ code, line, column, ...(suggestion !== undefined && { suggestion }) })
  return undefined
}
