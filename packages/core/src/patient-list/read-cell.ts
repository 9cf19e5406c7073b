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
    for (const { code, from, to } of reading.repairs)
      repairs.push({ code, from: own(from), to, line, column })
    return reading.value
  }
  const { code, suggestion } = reading.issue
  issues.push(suggestion === undefined ? { code, line, column } : { code, line, column, suggestion })
  return undefined
}

/** A part of a text may keep all of the text in memory; what is joined to something does not. */
function own(part: string): string {
  return ` ${part}`.slice(1)
}
