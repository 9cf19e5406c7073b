import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { UkPhoneNumber } from '@carebatch/core'
import { issueWords } from '../locales/words/issue-words.ts'
import { repairWords } from '../locales/words/repair-words.ts'
import { islandWords } from '../locales/words/island-words.ts'
import type { CellProblem, ReviewCell } from './review-cell.ts'

/** A cell: plain, mended (old struck through, new in bold) or with what is wrong beside it. */
export function cellTemplate(cell: ReviewCell): TemplateResult {
  switch (cell.kind) {
    case 'empty':
      return html`<span class="muted">${cell.isListed ? msg('None in the list') : msg('None found')}</span>`
    case 'value':
      return html`<span><span class="value">${cell.text}</span>${islandNote(cell.phone)}</span>`
    case 'repaired':
      return changed(cell.from, cell.text, msg('repaired to'), repairWords(cell.code))
    case 'corrected':
      return changed(cell.from, cell.text, msg('changed by you to'))
    case 'problem':
      return html`<span class="problem"
        ><span class="hidden">${msg('problem:')} </span><strong>${cell.text}</strong>
        <span class="muted">${problemWords(cell.code)}</span></span
      >`
  }
}

/** `why` is read out, and shown where the pointer rests. */
function changed(from: string, to: string, how: string, why = ''): TemplateResult {
  return html`<span class="repair" title=${why}
    ><span class="was"><span class="hidden">${msg('was')} </span>${from === '' ? msg('nothing') : from}</span
    ><span aria-hidden="true">→</span><span class="now"><span class="hidden">${how} </span>${to}</span></span
  >`
}

function problemWords(code: CellProblem): string {
  return code === 'landline' ? msg('landline') : issueWords(code).short
}

/** Texts to these may cost more, or be refused by a provider. */
function islandNote(phone: UkPhoneNumber | undefined): TemplateResult | typeof nothing {
  const words = phone && islandWords(phone)
  return words === undefined ? nothing : html` <span class="muted">${words}</span>`
}
