import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg, str } from '@lit/localize'
import type { PatientReview } from '@carebatch/core'
import { fieldError } from '../element/error-summary.ts'
import { spokenName } from '../reviewed-patient/review-name.ts'
import { reviewCell, type ReviewedList } from './review-cell.ts'
import type { RowEditor } from './row-editors.ts'
import { editorForm } from './editor-form.ts'

export interface DuplicateActions {
  readonly pick: (picked: number | 'none') => void
  readonly save: () => void
  readonly close: () => void
}

/** `id` of the first choice, where focus goes. */
export const duplicateField = (line: number): string => `choose-${line}`

/** The lines of one patient side by side; none is chosen for staff (guide, step 5). */
export function duplicateEditor(
  reviewed: ReviewedList,
  lines: readonly PatientReview[],
  editor: RowEditor,
  actions: DuplicateActions,
): TemplateResult {
  return editorForm(
    actions,
    html`<fieldset part="duplicate" class="stack tight">
      <legend>${question(lines)}</legend>
      <p class="small-text muted">
        ${msg(str`The same NHS number is in ${lines.length} lines. Only one of them gets a message.`)}
      </p>
      ${fieldError(duplicateField(editor.line), editor.problems)}
      <div class="side-by-side">
        ${lines.map((patient, index) => choice(editor, actions, patient.line, lineWords(reviewed, patient), index === 0))}
        ${choice(editor, actions, 'none', neither(), false)}
      </div>
      <div class="row">
        <button type="submit" class="button small" part="button">${msg('Save')}</button>
      </div>
    </fieldset>`,
  )
}

function question([first]: readonly PatientReview[]): string {
  const name = first && spokenName(first)
  return name === undefined ? msg('Which details are right?') : msg(str`Which details are right for ${name}?`)
}

function choice(
  { line, picked }: RowEditor,
  { pick }: DuplicateActions,
  value: number | 'none',
  words: unknown,
  isFirst: boolean,
): TemplateResult {
  const id = isFirst ? duplicateField(line) : `choose-${line}-${value}`
  return html`<div class="check choice">
    <input
      type="radio"
      name="choose-${line}"
      id=${id}
      .checked=${live(picked === value)}
      @change=${() => pick(value)}
    />
    <label for=${id}>${words}</label>
  </div>`
}

function lineWords(reviewed: ReviewedList, patient: PatientReview): TemplateResult {
  const text = (column: 'phone' | 'email' | 'dateOfBirth'): string | undefined => {
    const cell = reviewCell(reviewed, patient, column)
    return cell.kind === 'empty' ? undefined : cell.text
  }
  return html`<strong>${msg(str`Line ${patient.line}`)}</strong
    ><br />${text('phone') ?? msg('No mobile number')}<br /><span class="muted small-text break"
      >${text('email') ?? msg('No email')}</span
    >${text('dateOfBirth') === undefined ? nothing : html`<br /><span class="muted small-text">${msg(str`Born ${text('dateOfBirth') ?? ''}`)}</span>`}`
}

function neither(): TemplateResult {
  return html`<strong>${msg('None of them')}</strong><br />${msg('Leave this patient out')}`
}
