import type { LitElement, ReactiveController } from 'lit'
import { msg, str } from '@lit/localize'
import type { PatientReview } from '@carebatch/core'
import type { FieldProblem } from '../element/error-summary.ts'
import { formatIsoDate } from '../locales/format.ts'
import { linesWords } from '../locales/words/lines-words.ts'
import { checkCell } from './check-cell.ts'
import { duplicateEditor, duplicateField } from './duplicate-editor.ts'
import { editableColumns, editedColumn, type EditableColumn, type ReviewAction } from './review-actions.ts'
import { fileText, type ReviewedList, type ShownColumn } from './review-cell.ts'
import type { ReviewRow } from './review-rows.ts'
import type { RowChange } from './row-change.ts'
import { editorField, rowEditor, startText } from './row-editor.ts'
import { RowEditors, type RowEditor } from './row-editors.ts'

export interface ReviewEditingHost {
  readonly rules: () => { readonly allowTestNumbers: boolean }
  readonly reviewed: () => ReviewedList | undefined
  readonly change: (change: RowChange) => void
  readonly announce: (words: string) => void
  readonly lookUpAgain: (lines: readonly number[]) => void
}

/** What staff do to rows: open an editor, save, take a suggestion, choose, leave out. Keeps focus where the work is. */
export class ReviewEditing implements ReactiveController {
  private readonly editors: RowEditors
  /** What a cell held before staff changed it, for as long as the element shows the list. */
  private readonly before = new Map<string, string>()

  constructor(
    private readonly host: LitElement,
    private readonly uses: ReviewEditingHost,
  ) {
    this.editors = new RowEditors(host)
    host.addController(this)
  }

  hostConnected(): void {}

  readonly textBefore = (line: number, column: ShownColumn): string | undefined =>
    this.before.get(`${line} ${column}`)

  closeAll(): void {
    this.editors.closeAll()
    this.before.clear()
  }

  act(action: ReviewAction, row: ReviewRow): void {
    const [{ line }] = row
    if (this.editors.of(line) !== undefined) return this.close(line)
    switch (action) {
      case 'fix':
      case 'change':
        return this.open(row[0])
      case 'choose':
        this.editors.open(line, [])
        return this.focusLater(`#${duplicateField(line)}`)
      case 'ignore-email':
        return this.apply({ kind: 'ignore-email', line }, line)
      case 'look-up-again':
        return this.uses.lookUpAgain([line])
      case 'confirm':
        return this.apply({ kind: 'confirm', lines: row.map((patient) => patient.line) }, line)
      case 'put-back':
        return this.apply({ kind: 'put-back', lines: row.map((patient) => patient.line) }, line)
    }
  }

  /** The open editor below a row, or undefined. `lines` finds all lines of that patient. */
  template(row: ReviewRow, lines: () => readonly PatientReview[]): unknown {
    const [patient] = row
    const editor = this.editors.of(patient.line)
    const reviewed = this.uses.reviewed()
    if (editor === undefined || reviewed === undefined) return undefined
    return editor.columns.length === 0
      ? this.duplicates(reviewed, lines(), editor)
      : this.cells(reviewed, patient, editor)
  }

  private cells(reviewed: ReviewedList, patient: PatientReview, editor: RowEditor): unknown {
    const { line } = patient
    return rowEditor(reviewed, patient, editor, {
      type: (column, text) => this.editors.type(line, column, text),
      save: () => this.save(reviewed, patient, editor),
      suggest: (column, text) => this.saveTyped(reviewed, patient, { [column]: text }),
      showAll: () => {
        this.editors.change(line, { columns: editable(reviewed) })
        this.focusLater(`#${editorField(line, editor.columns[0] ?? 'phone')}`)
      },
      leaveOut: () => this.apply({ kind: 'leave-out', lines: [line] }, line),
      ignoreEmail: () => this.apply({ kind: 'ignore-email', line }, line),
      confirm: () => this.apply({ kind: 'confirm', lines: [line] }, line),
      close: () => this.close(line),
    })
  }

  private duplicates(reviewed: ReviewedList, lines: readonly PatientReview[], editor: RowEditor): unknown {
    return duplicateEditor(reviewed, lines, editor, {
      pick: (picked) => this.editors.change(editor.line, { picked, problems: [] }),
      save: () =>
        this.choose(
          editor,
          lines.map(({ line }) => line),
        ),
      close: () => this.close(editor.line),
    })
  }

  private open(patient: PatientReview): void {
    const reviewed = this.uses.reviewed()
    if (reviewed === undefined) return
    const all = editable(reviewed)
    const blamed = editedColumn(patient, reviewed.marks)
    const isOneToBlame = patient.reason !== undefined && patient.row.ragged !== true && all.includes(blamed)
    const columns = isOneToBlame ? [blamed] : all
    this.editors.open(patient.line, columns)
    this.focusLater(`#${editorField(patient.line, columns[0] ?? 'nhsNumber')}`)
  }

  private close(line: number): void {
    this.editors.close(line)
    this.focusRow(line, this.placeOf(line))
  }

  private save(reviewed: ReviewedList, patient: PatientReview, editor: RowEditor): void {
    const changed = Object.entries(editor.typed).filter(
      ([column, text]) => text !== startText(reviewed, patient, columnOf(column)),
    )
    if (changed.length === 0) return this.complain(editor, [unchanged(editor)])
    this.saveTyped(reviewed, patient, Object.fromEntries(changed))
  }

  private saveTyped({ list }: ReviewedList, patient: PatientReview, typed: RowEditor['typed']): void {
    const { line } = patient
    const editor = this.editors.of(line)
    if (editor === undefined) return
    const problems = this.problems(line, typed)
    if (problems.length > 0) return this.complain(editor, problems)
    const place = this.placeOf(line)
    for (const [column, text] of Object.entries(typed)) {
      const edited = columnOf(column)
      const key = `${line} ${edited}`
      this.before.set(key, this.before.get(key) ?? fileText(list, line, edited))
      this.uses.change({ kind: 'cell', line, column: edited, text })
    }
    this.finish(line, place, msg(str`Line ${line} is saved`))
  }

  private problems(line: number, typed: RowEditor['typed']): readonly FieldProblem[] {
    const rules = { ...this.uses.rules(), today: formatIsoDate(Date.now()) }
    return editableColumns.flatMap((column) => {
      const text = typed[column]
      const words = text === undefined ? undefined : checkCell(column, text, rules)
      return words === undefined ? [] : [{ field: editorField(line, column), words }]
    })
  }

  private complain({ line }: RowEditor, problems: readonly FieldProblem[]): void {
    this.editors.change(line, { problems })
    this.focusLater(`#${problems[0]?.field ?? ''}`)
  }

  private choose({ line, picked }: RowEditor, lines: readonly number[]): void {
    if (picked === undefined) {
      const problem = { field: duplicateField(line), words: msg('Choose one of the lines, or none of them') }
      return this.complain({ line, columns: [], typed: {}, problems: [] }, [problem])
    }
    const change: RowChange =
      picked === 'none' ? { kind: 'leave-out', lines } : { kind: 'choose', line: picked, lines }
    this.apply(change, line)
  }

  private apply(change: RowChange, line: number): void {
    const place = this.placeOf(line)
    const where = linesWords('lines' in change ? change.lines : [change.line])
    const words = msg(str`Saved: ${where}. You can undo it by the heading.`)
    this.uses.change(change)
    this.finish(line, place, words)
  }

  private finish(line: number, place: string, words: string): void {
    this.editors.close(line)
    this.uses.announce(words)
    this.focusRow(line, place)
  }

  /** Which row of the table a line stands in, before a change takes it out of its group. */
  private placeOf(line: number): string {
    const row = this.root.querySelector(`[data-act="${line}"]`)?.closest<HTMLElement>('[data-index]')
    return row?.dataset['index'] ?? ''
  }

  /** Back to the button of the row; where the row has left this group, to the one that took its place. */
  private focusRow(line: number, place: string): void {
    void this.host.updateComplete.then(() => {
      const target =
        this.root.querySelector<HTMLElement>(`[data-act="${line}"]`) ??
        this.root.querySelector<HTMLElement>(`[data-index="${place}"] [data-act]`) ??
        this.root.querySelector<HTMLElement>('.rows-frame') ??
        this.root.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
      target?.focus()
    })
  }

  private focusLater(selector: string): void {
    this.host.requestUpdate()
    void this.host.updateComplete.then(() => {
      const field = this.root.querySelector<HTMLElement>(selector)
      field?.focus()
      if (field instanceof HTMLInputElement && field.type !== 'radio') field.select()
    })
  }

  private get root(): ParentNode {
    return this.host.renderRoot
  }
}

/** Cells that the list decides about. Where the clinical system does, only those that the list has. */
function editable({ list }: ReviewedList): readonly EditableColumn[] {
  return editableColumns.filter((column) => column === 'email' || list.mapping[column] !== undefined)
}

function columnOf(column: string): EditableColumn {
  return editableColumns.find((candidate) => candidate === column) ?? 'phone'
}

function unchanged({ line, columns }: RowEditor): FieldProblem {
  return {
    field: editorField(line, columns[0] ?? 'phone'),
    words: msg('Nothing is changed yet. Correct the value, or leave this patient out'),
  }
}
