import type {
  Column,
  EditedPatientList,
  PatientList,
  PatientListIssue,
  PatientListRepair,
} from '@carebatch/core'

/** Issues and repairs of a list by line and column: asked for each cell that is drawn. */
export interface ListMarks {
  issue(line: number, column: Column): PatientListIssue | undefined
  issuesOf(line: number): readonly PatientListIssue[]
  repair(line: number, column: Column): PatientListRepair | undefined
  /** Lines with at least one repaired cell. */
  readonly repairedLines: ReadonlySet<number>
}

export function listMarks(list: Pick<PatientList, 'issues' | 'repairs'> | EditedPatientList): ListMarks {
  if (!('asRead' in list) || list.changedLines.size === 0)
    return marksAsRead('asRead' in list ? list.asRead : list)
  const before = marksAsRead(list.asRead)
  const isChanged = ({ line }: { readonly line?: number }) =>
    line !== undefined && list.changedLines.has(line)
  const changed = marksOf({ issues: list.issues.filter(isChanged), repairs: list.repairs.filter(isChanged) })
  const of = (line: number) => (list.changedLines.has(line) ? changed : before)
  const stayed = [...before.repairedLines].filter((line) => !list.changedLines.has(line))
  return {
    issuesOf: (line) => of(line).issuesOf(line),
    issue: (line, column) => of(line).issue(line, column),
    repair: (line, column) => of(line).repair(line, column),
    repairedLines: new Set([...stayed, ...changed.repairedLines]),
  }
}

const known = new WeakMap<object, ListMarks>()

/** Edits leave the list itself as it is: its marks are gone through once. */
function marksAsRead(list: Pick<PatientList, 'issues' | 'repairs'>): ListMarks {
  const marks = known.get(list) ?? marksOf(list)
  known.set(list, marks)
  return marks
}

function marksOf({ issues, repairs }: Pick<PatientList, 'issues' | 'repairs'>): ListMarks {
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
