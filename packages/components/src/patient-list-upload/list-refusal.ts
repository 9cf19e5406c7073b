import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'
import { dropZone } from '../drop-zone/drop-zone.ts'
import { errorSummary } from '../element/error-summary.ts'
import { supportDetails } from '../element/support-details.ts'
import { listErrorWords } from '../locales/words/list-error-words.ts'

export interface ListRefusal {
  readonly error: CareBatchError
  readonly fileName: string
  readonly level: number
  readonly take: (file: File) => void
}

/** The file field after a refusal: what is wrong, what to do, and the place for another file. */
export function refusedField({ error, fileName, take }: ListRefusal): TemplateResult {
  const words = listErrorWords(error)
  return html`<div class="field wrong stretch">
    <p class="error" id="file-error">
      <span class="hidden">${msg('Error:')} </span><span class="file-name">${fileName}</span>: ${words.title}
    </p>
    <p>${words.advice}</p>
    ${dropZone({
      id: 'list',
      take,
      errorId: 'file-error',
      words: { title: msg('Drop another file here'), button: msg('Choose another file') },
    })}
    ${supportDetails(error)}
  </div>`
}

export function refusalSummary({ error, level }: ListRefusal): unknown {
  const problem = { field: 'list', words: listErrorWords(error).title }
  return errorSummary([problem], level, msg('This file cannot be used'))
}
