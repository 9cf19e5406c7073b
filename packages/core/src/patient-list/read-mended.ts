import type { PatientListRepairCode } from './patient-list.ts'

/** One known kind of damage. `mend` gives the text as it was before, or undefined where the text is not damaged so. */
export interface Mend {
  readonly code: PatientListRepairCode
  readonly mend: (text: string) => string | undefined
}

export interface CellRepair {
  readonly code: PatientListRepairCode
  readonly from: string
  readonly to: string
}

export interface Mended<Value> {
  readonly value: Value
  /** Each step that was needed, in order. */
  readonly repairs: readonly CellRepair[]
}

/** Parses a cell as it stands; where that fails, after mending one kind of damage after the other. */
export function readMended<Value>(
  text: string,
  parse: (text: string) => Value | undefined,
  mends: readonly Mend[],
): Mended<Value> | undefined {
  const repairs: CellRepair[] = []
  let current = text
  let value = parse(current)
  for (const { code, mend } of mends) {
    if (value !== undefined) break
    const to = mend(current)
    if (to === undefined) continue
    repairs.push({ code, from: current, to })
    current = to
    value = parse(current)
  }
  return value === undefined ? undefined : { value, repairs }
}
