import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { BatchDraft, DraftState } from '@carebatch/core'
import { formatTime } from '../locales/format.ts'
import { standstillCodes } from './standstill-notice.ts'

/** Whether what is on screen is safe on the server: quiet while it is. */
export function savingLine(draft: BatchDraft, { saving }: DraftState): TemplateResult | typeof nothing {
  if (saving.kind === 'nothing') return nothing
  if (saving.kind === 'saved') return line(msg(str`Draft saved at ${formatTime(saving.at)}`))
  if (saving.kind === 'unsaved') return line(msg('Saving'))
  if (standstillCodes.includes(saving.error.code)) return nothing
  return line(
    html`<strong>${msg('Not saved.')}</strong>
      <button type="button" class="link" @click=${() => void draft.actions.save()}>
        ${msg('Try again')}
      </button>`,
  )
}

const line = (content: unknown) => html`<p class="saving" part="saving">${content}</p>`
