import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'

/** Columns that staff named by hand, remembered for every file with the same headings. */
export class KnownMappings {
  readonly #mappings = new Map<string, ColumnMapping>()

  remember(list: PatientList, mapping: ColumnMapping): void {
    this.#mappings.set(headingsOf(list), mapping)
  }

  of(list: PatientList): ColumnMapping | undefined {
    return this.#mappings.get(headingsOf(list))
  }
}

function headingsOf({ headers }: PatientList): string {
  return JSON.stringify(headers)
}
