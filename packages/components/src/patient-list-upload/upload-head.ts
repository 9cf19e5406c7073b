import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { heading } from '../element/heading.ts'

export interface UploadHead {
  readonly level: number
  readonly title: string
  readonly lead?: string
  /** Ends what is under way; undefined where nothing is. */
  readonly cancel?: () => void
}

/** The heading of the step, which changes with how far the list has come. */
export function uploadHead({ level, title, lead, cancel }: UploadHead): TemplateResult {
  return html`<div class="head">
    <div class="stack tight">
      ${heading(level, title)} ${lead === undefined ? nothing : html`<p class="lead">${lead}</p>`}
    </div>
    ${
      cancel === undefined
        ? nothing
        : html`<button type="button" class="button quiet" part="button" @click=${cancel}>
            ${msg('Cancel')}
          </button>`
    }
  </div>`
}

/** Beside a look-up that takes minutes. */
export function whyItTakesTime(level: number): TemplateResult {
  return html`<aside class="card tint">
    ${heading(level, msg('Why this takes time'), { look: 'subtitle' })}
    <p class="small-text">
      ${msg(
        'Each patient is looked up for a death, a move to another practice, an opt-out and an NHS App account. A list of 1,000 can take a few minutes.',
      )}
    </p>
  </aside>`
}
