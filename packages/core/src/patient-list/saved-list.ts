import type { Column } from '../clinical-systems/column.ts'
import type { EditedPatientList } from './edit-types.ts'
import type { ColumnMapping, PatientList, PatientListNotice, PatientName } from './patient-list.ts'
import type { RowDecision } from './row-decision.ts'
import { rowLayout, type RowLayout } from './row-layout.ts'

/** What is known of a list beside its rows. With it and the rows the list is read again without its file. */
export interface SavedListSource {
  readonly encoding: string
  readonly headerLine: number
  readonly headers: readonly string[]
  readonly mapping: ColumnMapping
  readonly notices: readonly PatientListNotice[]
  /** Lines in which a quote opens that never closes. */
  readonly openQuotes: readonly number[]
}

/** What was typed in place of a cell, and the line as it stood in the file. */
export interface SavedCells {
  readonly cells?: readonly string[] | undefined
  readonly typed?: Readonly<Partial<Record<Column, string>>> | undefined
}

/** A row as it was sent: values where they could be read, the cells themselves where not. */
export interface SavedRow extends RowDecision, SavedCells {
  readonly line: number
  readonly nhsNumber?: string | undefined
  readonly phone?: string | undefined
  readonly dateOfBirth?: string | undefined
  readonly email?: string | undefined
  readonly name?: Savable<PatientName> | undefined
  readonly fields: Readonly<Record<string, string>>
}

type Savable<Value> = { readonly [key in keyof Value]: Value[key] | undefined }

/** One letter more than is read of a cell, so that one that is too long is so again. */
const longestCell = 2_001

export function savedSource({
  encoding,
  headerLine,
  headers,
  mapping,
  notices,
  issues,
}: PatientList): SavedListSource {
  const openQuotes = issues.flatMap(({ code, line }) =>
    code === 'quote-not-closed' && line !== undefined ? [line] : [],
  )
  return { encoding, headerLine, headers: headers.map(cut), mapping, notices, openQuotes }
}

/**
 * Says which cells a row must be saved with: those of damaged, repaired and corrected lines. Any other line is what its
 * values say.
 */
export function cellsToSave(asRead: PatientList): (list: EditedPatientList, line: number) => SavedCells {
  const layout = rowLayout(asRead.headers, asRead.mapping)
  const marked = markedLines(asRead)
  return (list, line) => {
    const reading = list.edits.readings.get(line)
    if (reading === undefined && !marked.has(line) && !layout.isReturned) return {}
    const cells = asRead.cells(line).map(cut)
    if (reading === undefined) return { cells }
    return { cells, typed: { ...typedIn(cells, reading.cells, layout), ...reading.added } }
  }
}

function markedLines({ issues, repairs }: PatientList): ReadonlySet<number> {
  const ofIssues = issues
    .filter(({ code }) => code !== 'patient-repeated')
    .flatMap(({ line, lines = [] }) => (line === undefined ? lines : [line, ...lines]))
  return new Set([...ofIssues, ...repairs.map(({ line }) => line)])
}

function typedIn(before: readonly string[], after: readonly string[], { mapping }: RowLayout) {
  const changed = Object.entries(mapping).filter(([, place]) => after[place] !== before[place])
  return Object.fromEntries(changed.map(([column, place]) => [column, cut(after[place] ?? '')]))
}

const cut = (cell: string) => cell.slice(0, longestCell)
