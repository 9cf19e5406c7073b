import type { Column } from '../clinical-systems/column.ts'
import { defaultLimits } from './list-limits.ts'
import type { PatientList, PatientListIssue, PatientListRepair, PatientRow } from './patient-list.ts'
import { readRow, withheld } from './read-row.ts'
import { rowLayout, type RowLayout } from './row-layout.ts'
import { rowWidth } from './row-widths.ts'

export interface EditOptions {
  /** The day on which the cell is read, as YYYY-MM-DD. */
  readonly today: string
  /** Take phone numbers that are kept free for fiction: test mode only. */
  readonly allowTestNumbers?: boolean | undefined
  /** Longest cell that is read, in characters; as the list was read. */
  readonly cellLength?: number | undefined
}

/** One line as it reads after staff changed cells of it. */
export interface LineReading {
  readonly row: PatientRow
  readonly issues: readonly PatientListIssue[]
  readonly repairs: readonly PatientListRepair[]
  /** Under the headings of the file. */
  readonly cells: readonly string[]
  /** What was typed for columns that the file does not have. */
  readonly added: Readonly<Partial<Record<Column, string>>>
}

/** What a line was before it is read again. `ragged`: its cells may have moved, so its contact details are withheld. */
export interface LineBefore extends Pick<LineReading, 'cells' | 'added' | 'issues'> {
  readonly ragged: boolean
}

type ListHead = Pick<PatientList, 'headers' | 'mapping'>

export interface CellChange {
  readonly line: number
  readonly column: Column
  readonly text: string
}

/**
 * Reads one line as if the cell had held this text from the beginning, with the rules of the whole list. A column that
 * the file does not have is read for this line alone: list and other lines stay as they are.
 */
export function changeCell(
  list: ListHead,
  before: LineBefore,
  { line, column, text }: CellChange,
  options: EditOptions,
): LineReading {
  const place = list.mapping[column]
  const cells = place === undefined ? before.cells : withCell(before.cells, place, text)
  const added = place === undefined ? { ...before.added, [column]: text } : before.added
  return readAgain(list, { ...before, cells, added }, line, options)
}

/** Reads a line whose cells may have moved, now that staff say they have not. */
export function confirmLine(
  list: ListHead,
  before: LineBefore,
  line: number,
  options: EditOptions,
): LineReading {
  const issues = before.issues.filter(({ code }) => code !== 'row-ragged')
  return readAgain(list, { ...before, issues, ragged: false }, line, options)
}

function readAgain(
  list: ListHead,
  { cells, added, issues: before, ragged }: LineBefore,
  line: number,
  options: EditOptions,
): LineReading {
  const { layout, all } = withAdded(list, cells, added)
  const isOddStill = ragged || rowWidth(cells, rowLayout(list.headers, list.mapping)) !== 'usual'
  const issues = before.filter(
    ({ code }) => code === 'quote-not-closed' || (code === 'row-ragged' && isOddStill),
  )
  const repairs: PatientListRepair[] = []
  const { today, allowTestNumbers = false, cellLength = defaultLimits.cellLength } = options
  const row = readRow(
    { line, cells: all },
    layout,
    { today, allowTestNumbers, cellLength },
    { issues, repairs },
  )
  return { row: ragged ? withheld(row) : row, issues, repairs, cells, added }
}

/** Added columns stand behind everything that the line holds, where nothing can be mistaken for them. */
function withAdded(
  { headers, mapping }: ListHead,
  cells: readonly string[],
  added: LineReading['added'],
): { readonly layout: RowLayout; readonly all: readonly string[] } {
  const behind = Math.max(headers.length, cells.length)
  const entries = Object.entries(added)
  const places = Object.fromEntries(entries.map(([column], index) => [column, behind + index]))
  const all = [...cells, ...blanks(behind - cells.length), ...entries.map(([, text]) => text)]
  return { layout: rowLayout(headers, { ...mapping, ...places }), all }
}

function withCell(cells: readonly string[], place: number, text: string): readonly string[] {
  const changed = [...cells, ...blanks(place - cells.length)]
  changed[place] = text
  return changed
}

function blanks(count: number): readonly string[] {
  return Array.from({ length: Math.max(0, count) }, () => '')
}
