import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { ListChange } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { icon } from '../theme/icons.ts'
import { editWords } from './edit-words.ts'

export interface ReviewHead {
  readonly level: number
  readonly lead: string
  readonly lastEdit: ListChange | undefined
  readonly undo: () => void
  /** Undefined where everybody can be contacted. */
  readonly download: (() => void) | undefined
}

/** The heading, and by it what can be done about the list as a whole. Undo names what it undoes. */
export function reviewHead({ level, lead, lastEdit, undo, download }: ReviewHead): TemplateResult {
  return html`<div class="head">
    <div class="stack tight">
      ${heading(level, msg('Check your patients'))}
      <p class="lead">${lead}</p>
    </div>
    <div class="row tools">
      ${
        lastEdit === undefined
          ? nothing
          : html`<button type="button" class="button quiet small" part="button" id="undo" @click=${undo}>
              ${icon('undo')} ${msg(str`Undo: ${editWords(lastEdit)}`)}
            </button>`
      }
      ${
        download === undefined
          ? nothing
          : html`<button type="button" class="button quiet small" part="button" @click=${download}>
              ${icon('download')} ${msg('Download list')}
            </button>`
      }
    </div>
  </div>`
}
