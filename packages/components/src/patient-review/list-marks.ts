import type { Column, PatientList, PatientListIssue, PatientListRepair } from '@carebatch/core'

/** Issues and repairs of a list by line and column: asked for each cell that is drawn. */
export interface ListMarks {
  issue(line: number, column: Column): PatientListIssue | undefined
  issuesOf(line: number): readonly PatientListIssue[]
  repair(line: number, column: Column): PatientListRepair | undefined
  /** Lines with at least one repaired cell. */
  readonly repairedLines: ReadonlySet<number>
}

export function listMarks({ issues, repairs }: Pick<PatientList, 'issues' | 'repairs'>): ListMarks {
  const issuesByLine = byLine(issues)
  const repairsByLine = byLine(repairs)
  return {
    issuesOf: (line) => issuesByLine.get(line) ?? [],
    issue: (line, column) => issuesByLine.get(line)?.find((issue) => issue.column === column),
    repair: (line, column) => joined(repairsByLine.get(line)?.filter((repair) => repair.column === column)),
    repairedLines: new Set(repairsByLine.keys()),
  }
}

/** A cell mended twice went from its first text to its last. */
function joined(repairs: readonly PatientListRepair[] = []): PatientListRepair | undefined {
  const [first] = repairs
  const last = repairs.at(-1)
  return first === undefined || last === undefined ? undefined : { ...last, from: first.from }
}

function byLine<Mark extends { readonly line?: number }>(marks: readonly Mark[]): Map<number, Mark[]> {
  const lines = new Map<number, Mark[]>()
  for (const mark of marks) {
    if (mark.line === undefined) continue
    const known = lines.get(mark.line)
    if (known === undefined) lines.set(mark.line, [mark])
    else known.push(mark)
  }
  return lines
}
