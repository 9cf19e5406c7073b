import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { UsedTemplate } from '@carebatch/core'
import type { Template } from '@carebatch/core/wire'

export interface TemplatePickerOptions {
  readonly templates: readonly Template[]
  readonly used: UsedTemplate | undefined
  readonly choose: (template: Template | undefined) => void
  /** There is a text of staff's own that a template has just replaced. */
  readonly canPutBack: boolean
  readonly putBack: () => void
}

/** Saved messages to start from. What was written before is kept until the next choice. */
export function templatePicker(options: TemplatePickerOptions): TemplateResult {
  const { templates, used, choose } = options
  const chosen = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement)) return
    choose(templates.find(({ id }) => id === currentTarget.value))
  }
  return html`<div class="field stretch grow">
    <label class="label" for="template">${msg('Template')}</label>
    <select class="input wide" id="template" part="template-picker" @change=${chosen}>
      <option value="" .selected=${used === undefined}>${msg('No template')}</option>
      ${templates.map(
        (template) =>
          html`<option value=${template.id} .selected=${template.id === used?.id}>
            ${optionWords(template, used)}
          </option>`,
      )}
    </select>
    ${
      options.canPutBack
        ? html`<p class="small-text">
            ${msg('The template took the place of your text.')}
            <button type="button" class="link" @click=${options.putBack}>${msg('Put my text back')}</button>
          </p>`
        : nothing
    }
  </div>`
}

function optionWords({ id, name, owner, version }: Template, used: UsedTemplate | undefined): string {
  const isChanged = id === used?.id && used.changed
  if (owner === 'shipped')
    return isChanged ? msg(str`${name} (example, changed)`) : msg(str`${name} (example)`)
  return isChanged
    ? msg(str`${name} (ours, version ${version}, changed)`)
    : msg(str`${name} (ours, version ${version})`)
}
