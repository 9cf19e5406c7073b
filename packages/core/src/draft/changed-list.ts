import type {
  PatientList,
  PatientListIssue,
  PatientListRepair,
  PatientRow,
  PatientRows,
} from '../patient-list/patient-list.ts'

/** One line as it reads after staff changed a cell of it. */
export interface LineReading {
  readonly row: PatientRow
  readonly issues: readonly PatientListIssue[]
  readonly repairs: readonly PatientListRepair[]
  readonly cells: readonly string[]
}

/** The list with some of its lines replaced. The list itself is not copied: it may hold 100,000 rows. */
export function changedList(list: PatientList, readings: ReadonlyMap<number, LineReading>): PatientList {
  if (readings.size === 0) return list
  const changed = [...readings.values()]
  const untouched = ({ line }: { readonly line?: number }) => line === undefined || !readings.has(line)
  return {
    ...list,
    rows: changedRows(list.rows, readings),
    issues: [...list.issues.filter(untouched), ...changed.flatMap(({ issues }) => issues)],
    repairs: [...list.repairs.filter(untouched), ...changed.flatMap(({ repairs }) => repairs)],
    cells: (line) => readings.get(line)?.cells ?? list.cells(line),
  }
}

function changedRows(rows: PatientRows, readings: ReadonlyMap<number, LineReading>): PatientRows {
  const current = (row: PatientRow) => readings.get(row.line)?.row ?? row
  return {
    length: rows.length,
    at(index) {
      const row = rows.at(index)
      return row === undefined ? undefined : current(row)
    },
    *[Symbol.iterator]() {
      for (const row of rows) yield current(row)
    },
  }
}
