import { columns, type Column } from '../clinical-systems/column.ts'
import { findClinicalSystem, clinicalSystems } from '../clinical-systems/clinical-systems.ts'
import { editableList, editPatientList } from './edit-patient-list.ts'
import { editedList } from './edit-overlay.ts'
import type { EditedPatientList } from './edit-types.ts'
import { defaultLimits } from './list-limits.ts'
import type { OpenedList } from './open-list.ts'
import { recordSlices } from './open-patients.ts'
import { readOpened, type ReadPatientListOptions } from './read-patient-list.ts'
import { TextArena } from './text-arena.ts'
import type { RowDecision } from './row-decision.ts'
import { rowLayout, type RowLayout } from './row-layout.ts'
import type { SavedListSource, SavedRow } from './saved-list.ts'

export type ReadSavedListOptions = Omit<ReadPatientListOptions, 'mapping' | 'encoding'>

/**
 * A list as staff last saw it, from what was saved of it: read by the rules of any list, with what they typed and
 * decided since. Undo begins anew.
 */
export async function readSavedList(
  source: SavedListSource,
  rows: readonly SavedRow[],
  options: ReadSavedListOptions,
): Promise<EditedPatientList> {
  const { mapping, headers, openQuotes, notices } = source
  const system = findClinicalSystem(options.clinicalSystems ?? clinicalSystems, options.clinicalSystem)
  const limits = { ...defaultLimits, ...options.limits }
  const opening = { system, limits, mapping, encoding: undefined, signal: options.signal }
  const opened = openSaved(source, rows, rowLayout(headers, mapping))
  const list = await readOpened(opened, opening, options, { size: rows.length, arena: new TextArena() })
  const quotes = openQuotes.map((line) => ({ code: 'quote-not-closed', line }) as const)
  return withEdits({ ...list, notices, issues: [...quotes, ...list.issues] }, rows, options)
}

function openSaved(source: SavedListSource, rows: readonly SavedRow[], layout: RowLayout): OpenedList {
  const { encoding, headerLine, headers } = source
  return {
    encoding,
    unreadable: 0,
    header: { line: headerLine, cells: headers },
    titles: [],
    delimiter: ',',
    head: '',
    slices: () => recordSlices(rows, (row) => ({ line: row.line, cells: cellsOf(row, layout) })),
  }
}

/** Lines without cells were whole: their values, under their headings, are read as what they are. */
function cellsOf(row: SavedRow, { mapping, kept, width }: RowLayout): readonly string[] {
  if (row.cells !== undefined) return row.cells
  const cells = Array.from({ length: width }, () => '')
  for (const { position, key } of kept) cells[position] = row.fields[key] ?? ''
  const texts = textsOf(row)
  for (const column of columns) {
    const place = mapping[column]
    if (place !== undefined) cells[place] = texts[column]
  }
  return cells
}

function textsOf({ nhsNumber, phone, dateOfBirth, email, name }: SavedRow): Record<Column, string> {
  return {
    nhsNumber: nhsNumber ?? '',
    phone: phone?.replace(/^\+44/, '0') ?? '',
    dateOfBirth: dateOfBirth?.split('-').reverse().join('/') ?? '',
    email: email ?? '',
    name: name?.full ?? '',
    firstName: [name?.title, name?.first].filter((part) => part !== undefined).join(' '),
    lastName: name?.last ?? '',
  }
}

function withEdits(
  list: Parameters<typeof editableList>[0],
  rows: readonly SavedRow[],
  options: ReadSavedListOptions,
): EditedPatientList {
  let edited = editableList(list)
  const decisions = new Map<number, RowDecision>()
  for (const { line, typed = {}, leftOut, chosen, ignoreEmail } of rows) {
    for (const column of columns) {
      const text = typed[column]
      if (text === undefined) continue
      edited = editPatientList(edited, { kind: 'cell', line, column, text }, options).list
    }
    const isDecided = [leftOut, chosen, ignoreEmail].some((decision) => decision !== undefined)
    if (isDecided) decisions.set(line, { leftOut, chosen, ignoreEmail })
  }
  const { readings } = edited.edits
  return editedList(edited.asRead, { readings, decisions, change: undefined, before: undefined })
}
