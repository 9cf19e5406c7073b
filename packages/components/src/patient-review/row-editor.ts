import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg, str } from '@lit/localize'
import type { PatientListIssue, PatientReview } from '@carebatch/core'
import { fieldError } from '../element/error-summary.ts'
import { columnName } from '../locales/words/column-words.ts'
import { issueWords } from '../locales/words/issue-words.ts'
import { reasonWords } from '../locales/words/reason-words.ts'
import { reviewName } from '../reviewed-patient/review-name.ts'
import { fileText, shownValue, type ReviewedList } from './review-cell.ts'
import type { EditableColumn } from './review-actions.ts'
import type { RowEditor } from './row-editors.ts'
import { editorForm } from './editor-form.ts'

export interface RowEditorActions {
  readonly type: (column: EditableColumn, text: string) => void
  readonly save: () => void
  readonly suggest: (column: EditableColumn, text: string) => void
  readonly showAll: () => void
  readonly leaveOut: () => void
  readonly ignoreEmail: () => void
  readonly confirm: () => void
  readonly close: () => void
}

/** `id` of a field of an editor. */
export const editorField = (line: number, column: EditableColumn): string => `fix-${line}-${column}`

/** The row below a row, in which its cells are corrected. The list changes, the clinical system does not. */
export function rowEditor(
  reviewed: ReviewedList,
  patient: PatientReview,
  editor: RowEditor,
  actions: RowEditorActions,
): TemplateResult {
  return editorForm(
    actions,
    html`<fieldset part="row-editor" class="stack tight">
      <legend>${legend(patient)}</legend>
      ${why(reviewed, patient, editor)}
      <div class="row end">
        ${editor.columns.map((column) => field(reviewed, patient, editor, column, actions))}
        <button type="submit" class="button small" part="button">${msg('Save')}</button>
        ${suggestions(reviewed, patient, editor, actions)} ${others(patient, editor, actions)}
      </div>
      <p class="small-text muted">${msg('The list changes, the clinical system does not.')}</p>
    </fieldset>`,
  )
}

function legend(patient: PatientReview): string {
  const name = reviewName(patient)
  const { line } = patient
  if (patient.reason === undefined)
    return name === undefined ? msg(str`Change line ${line}`) : msg(str`Change line ${line}: ${name}`)
  return name === undefined ? msg(str`Fix line ${line}`) : msg(str`Fix line ${line}: ${name}`)
}

/** What is wrong with the cells that are open, or else why the patient cannot be contacted. */
function why(
  { marks }: ReviewedList,
  patient: PatientReview,
  { columns }: RowEditor,
): TemplateResult | typeof nothing {
  if (patient.reason === undefined) return nothing
  const issues = columns.flatMap((column) => marks.issue(patient.line, column) ?? [])
  const sentences =
    issues.length > 0
      ? issues.map(({ code }) => issueWords(code).long)
      : [reasonWords(patient.reason).whatToDo]
  return html`${sentences.map((sentence) => html`<p class="small-text muted">${sentence}</p>`)}`
}

function field(
  reviewed: ReviewedList,
  patient: PatientReview,
  editor: RowEditor,
  column: EditableColumn,
  { type }: RowEditorActions,
): TemplateResult {
  const id = editorField(patient.line, column)
  const isWrong = editor.problems.some((problem) => problem.field === id)
  return html`<div class=${isWrong ? 'field wrong' : 'field'}>
    <label class="label small-text" for=${id}>${columnName(column)}</label>
    ${fieldError(id, editor.problems)}
    <input
      class="input small"
      id=${id}
      type=${column === 'email' ? 'email' : 'text'}
      inputmode=${inputModes[column]}
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${isWrong}
      aria-describedby=${isWrong ? `${id}-error` : nothing}
      .value=${live(editor.typed[column] ?? startText(reviewed, patient, column))}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) type(column, currentTarget.value)
      }}
    />
  </div>`
}

const inputModes: Readonly<Record<EditableColumn, 'tel' | 'email' | 'numeric' | 'text'>> = {
  phone: 'tel',
  email: 'email',
  dateOfBirth: 'text',
  nhsNumber: 'numeric',
}

/** A cell that cannot be read is corrected where it went wrong, all others from what they mean. */
export function startText({ list }: ReviewedList, patient: PatientReview, column: EditableColumn): string {
  return shownValue(patient, column) ?? fileText(list, patient.line, column)
}

function suggestions(
  { marks }: ReviewedList,
  { line }: PatientReview,
  { columns }: RowEditor,
  { suggest }: RowEditorActions,
): TemplateResult[] {
  const named = marks.issuesOf(line).flatMap((issue) => suggestionOf(issue, columns))
  return named.map(
    ([column, text]) =>
      html`<button
        type="button"
        class="button quiet small"
        part="button"
        @click=${() => suggest(column, text)}
      >
        ${msg(str`Use ${text}`)}
      </button>`,
  )
}

function suggestionOf(
  { column, suggestion }: PatientListIssue,
  columns: readonly EditableColumn[],
): readonly [EditableColumn, string][] {
  const own = columns.find((candidate) => candidate === column)
  return own === undefined || suggestion === undefined ? [] : [[own, suggestion]]
}

function others(patient: PatientReview, editor: RowEditor, actions: RowEditorActions): TemplateResult {
  const link = (words: string, act: () => void): TemplateResult =>
    html`<button type="button" class="link small-text" @click=${act}>${words}</button>`
  return html`${
    patient.reason === 'email-address-invalid' ? link(msg('Ignore the email'), actions.ignoreEmail) : nothing
  }
  ${patient.reason === 'row-ragged' ? link(msg('The details are right as they stand'), actions.confirm) : nothing}
  ${editor.columns.length === 1 ? link(msg('Change other details'), actions.showAll) : nothing}
  ${link(msg('Leave this patient out'), actions.leaveOut)}`
}
