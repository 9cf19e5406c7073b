import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { problemNotice } from '../element/problem-notice.ts'
import type { SavingTemplate } from './templates-controller.ts'

export interface SaveTemplateOptions {
  readonly saving: SavingTemplate
  readonly level: number
  readonly open: () => void
  readonly close: () => void
  readonly save: (name: string) => void
}

/** "Save as template": a button that opens one field. */
export function saveTemplate(options: SaveTemplateOptions): TemplateResult {
  const { saving, open } = options
  if (saving.kind === 'closed') {
    return html`<div class="row">
      <button type="button" class="button quiet" part="button" id="save-template" @click=${open}>
        ${msg('Save as template')}
      </button>
      <span class="small-text muted"
        >${msg('To use this message again. Patient details are never saved.')}</span
      >
    </div>`
  }
  return openForm(options, saving)
}

function openForm(
  { level, close, save }: SaveTemplateOptions,
  saving: Exclude<SavingTemplate, { kind: 'closed' }>,
): TemplateResult {
  const isNameMissing = saving.kind === 'open' && saving.isNameMissing
  const error = saving.kind === 'open' ? saving.error : undefined
  const submitted = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    save(String(new FormData(event.currentTarget).get('name') ?? '').trim())
  }
  return html`<form class="card tint" @submit=${submitted} novalidate>
    <div class="field stretch ${isNameMissing ? 'wrong' : ''}">
      <label class="label" for="template-name">${msg('Name of the template')}</label>
      ${
        isNameMissing
          ? html`<p class="error" id="template-name-error">
              <span class="hidden">${msg('Error:')} </span>${msg('Enter a name for the template')}
            </p>`
          : nothing
      }
      <input
        class="input wide"
        id="template-name"
        name="name"
        maxlength="120"
        aria-invalid=${isNameMissing}
        aria-describedby=${isNameMissing ? 'template-name-error' : nothing}
      />
    </div>
    ${error === undefined ? nothing : problemNotice(error, { level })}
    <div class="row">
      <button class="button small" part="button" aria-disabled=${saving.kind === 'saving'}>
        ${msg('Save template')}
      </button>
      <button type="button" class="button quiet small" part="button" @click=${close}>${msg('Cancel')}</button>
    </div>
  </form>`
}
