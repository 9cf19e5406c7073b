import { html, nothing, type TemplateResult } from 'lit'

export interface ListAction {
  readonly words: string
  readonly act: () => void
}

/** The buttons below the list. Green is the one that leads on; there is none while nothing can go on. */
export function listActions(main: ListAction | undefined, others: readonly ListAction[]): TemplateResult {
  return html`<div class="actions" part="actions">
    ${main === undefined ? nothing : button(main, 'button', 'button button-primary')}
    ${others.map((other) => button(other, 'button quiet', 'button'))}
  </div>`
}

function button({ words, act }: ListAction, look: string, part: string): TemplateResult {
  return html`<button type="button" class=${look} part=${part} @click=${act}>${words}</button>`
}
