import type { PatientList } from '@carebatch/core'

/** The first values of a column that hold something, as they stand in the file. */
export function firstValues(list: PatientList, heading: number, most = 3): readonly string[] {
  const values: string[] = []
  for (const value of columnValues(list, heading)) {
    if (values.push(value) === most) break
  }
  return values
}

/** Every value of a column that holds something, in list order. */
export function* columnValues(list: PatientList, heading: number): Generator<string> {
  for (const row of list.rows) {
    const value = list.cells(row.line)[heading]?.trim()
    if (value !== undefined && value !== '') yield value
  }
}
