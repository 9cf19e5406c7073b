import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { heading } from './heading.ts'

/** One problem, and the `id` of the field in the same shadow root that it belongs to. */
export interface FieldProblem {
  readonly field: string
  readonly words: string
}

/** What is wrong, in page order, each line leading to its field. Move focus to `.summary` when it appears. */
export function errorSummary(
  problems: readonly FieldProblem[],
  level: number,
  title = summaryTitle(problems.length),
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing
  return html`<div
    class="summary"
    role="alert"
    tabindex="-1"
    part="error-summary"
    aria-labelledby="summary-title"
  >
    ${heading(level, title, { id: 'summary-title', look: 'subtitle' })}
    <ul>
      ${problems.map(({ field, words }) => html`<li><a href="#${field}" @click=${goToField}>${words}</a></li>`)}
    </ul>
  </div>`
}

/** The same words beside the field; name it in the field's `aria-describedby`. */
export function fieldError(
  field: string,
  problems: readonly FieldProblem[],
): TemplateResult | typeof nothing {
  const problem = problems.find((candidate) => candidate.field === field)
  if (problem === undefined) return nothing
  return html`<p class="error" id="${field}-error">
    <span class="hidden">${msg('Error:')} </span>${problem.words}
  </p>`
}

function summaryTitle(count: number): string {
  return count === 1 ? msg('There is a problem') : msg(str`There are ${count} problems`)
}

// A fragment cannot lead into a shadow root, and the address of the page belongs to the host.
function goToField(event: Event): void {
  const link = event.currentTarget
  const root = link instanceof HTMLAnchorElement ? link.getRootNode() : undefined
  if (!(link instanceof HTMLAnchorElement) || !(root instanceof ShadowRoot)) return
  event.preventDefault()
  root.getElementById(link.hash.slice(1))?.focus()
}
