import { html, type TemplateResult } from 'lit'

export interface EditorFormActions {
  readonly save: () => void
  readonly close: () => void
}

/** What every editor below a row has in common: Enter saves, Escape closes. */
export function editorForm({ save, close }: EditorFormActions, content: TemplateResult): TemplateResult {
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault()
      save()
    }}
    @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && close()}
  >
    ${content}
  </form>`
}
