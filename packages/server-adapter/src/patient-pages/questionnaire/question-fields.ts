import { fieldName, otherOption, type EnteredFields, type FieldPart, type Question } from '@carebatch/core'
import { html, type Html } from '../html.ts'
import type { PageWords } from './page-words.ts'

export interface FieldParts {
  readonly question: Question
  /** Begins the ids of its fields, so that they are unique on the page. */
  readonly id: string
  readonly fields: EnteredFields
  readonly words: PageWords
  /** Ids of what describes it. */
  readonly describedBy: string
  readonly isBad: boolean
}

/** Whether a question has one field, which its words can label; otherwise they are the legend of several. */
export function hasOneField({ type, options, units }: Question): boolean {
  if (options.length > 0 || type === 'boolean' || type === 'date' || type === 'dateTime' || type === 'time')
    return false
  return type !== 'quantity' || units.length < 2
}

/** The fields of one question, without its words. */
export function questionFields(parts: FieldParts): Html {
  const { question } = parts
  if (question.options.length > 0) return optionFields(parts)
  switch (question.type) {
    case 'boolean':
      return html`${choiceOf(parts, 0, 'true', parts.words.answers.yes)}
      ${choiceOf(parts, 1, 'false', parts.words.answers.no)}`
    case 'date':
      return momentFields(parts, ['day', 'month', 'year'])
    case 'dateTime':
      return momentFields(parts, ['day', 'month', 'year', 'hour', 'minute'])
    case 'time':
      return momentFields(parts, ['hour', 'minute'])
    case 'text':
      return textArea(parts)
    case 'integer':
    case 'decimal':
    case 'quantity':
      return numberField(parts)
    default:
      return html`${input(parts, 'answer', 'wide')}`
  }
}

const valuesOf = ({ fields, question }: FieldParts, part: FieldPart) =>
  fields[fieldName(question, part)] ?? []

function optionFields(parts: FieldParts): Html {
  const { question, words } = parts
  const all = question.options.map(({ text }, at) => choiceOf(parts, at, String(at), text))
  if (question.type !== 'open-choice') return html`${all}`
  const id = `${parts.id}-other`
  return html`${all} ${choiceOf(parts, all.length, otherOption, words.other)}
    <label class="inner" for="${id}"
      >${words.otherWhat}
      <input
        id="${id}"
        class="wide"
        name="${fieldName(question, 'other')}"
        value="${valuesOf(parts, 'other')[0] ?? ''}"
        maxlength="4000"
      />
    </label>`
}

/** The first has the question's own id: links from the error summary lead to it. */
function choiceOf(parts: FieldParts, at: number, value: string, text: string): Html {
  const { question } = parts
  const id = at === 0 ? parts.id : `${parts.id}-${at}`
  const isChosen = valuesOf(parts, 'answer').includes(value)
  return html`<div class="choice">
    <input
      type="${question.repeats ? 'checkbox' : 'radio'}"
      id="${id}"
      name="${fieldName(question)}"
      value="${value}"
      ${isChosen && html` checked`}
    />
    <label for="${id}">${text}</label>
  </div>`
}

function input(parts: FieldParts, part: FieldPart, size: string, more?: Html): Html {
  const { question, id, describedBy, isBad } = parts
  return html`<input
    id="${id}"
    class="${size}"
    type="text"
    name="${fieldName(question, part)}"
    value="${valuesOf(parts, part)[0] ?? ''}"
    ${more}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${isBad && html` aria-invalid="true"`}
  />`
}

function textArea(parts: FieldParts): Html {
  const { question, id, describedBy, isBad } = parts
  return html`<textarea
    id="${id}"
    rows="5"
    name="${fieldName(question)}"
    ${describedBy !== '' && html` aria-describedby="${describedBy}"`}${isBad && html` aria-invalid="true"`}
  >
${valuesOf(parts, 'answer')[0] ?? ''}</textarea>`
}

function numberField(parts: FieldParts): Html {
  const { question, words } = parts
  const { units, type, least } = question
  const mode = type === 'integer' && typeof least === 'number' && least >= 0 ? 'numeric' : 'decimal'
  const field = input(
    parts,
    'answer',
    'number',
    html` inputmode="${least === undefined || Number(least) < 0 ? 'text' : mode}" autocomplete="off"`,
  )
  if (units.length < 2) return html`<div class="unit">${field} <span>${units[0]?.display ?? ''}</span></div>`
  const chosen = valuesOf(parts, 'unit')[0] ?? '0'
  const id = `${parts.id}-unit`
  return html`<div class="unit">
    ${field}
    <label for="${id}"
      >${words.unit}
      <select id="${id}" name="${fieldName(question, 'unit')}">
        ${units.map(({ display, code }, at) => html`<option value="${at}" ${chosen === String(at) && html` selected`}>${display ?? code ?? ''}</option>`)}
      </select>
    </label>
  </div>`
}

type MomentPart = 'day' | 'month' | 'year' | 'hour' | 'minute'

function momentFields(parts: FieldParts, names: readonly MomentPart[]): Html {
  const { question, words, id, isBad } = parts
  return html`<div class="date">
    ${names.map(
      (name, at) =>
        html`<label for="${at === 0 ? id : `${id}-${name}`}"
          >${words.date[name]}
          <input
            id="${at === 0 ? id : `${id}-${name}`}"
            class="${name}"
            type="text"
            inputmode="numeric"
            name="${fieldName(question, name)}"
            value="${valuesOf(parts, name)[0] ?? ''}"
            maxlength="${name === 'year' ? 4 : 2}"
            autocomplete="off"
            ${isBad && html` aria-invalid="true"`}
          />
        </label>`,
    )}
  </div>`
}
