import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { CareBatchError, ErrorCode } from '@carebatch/core'
import { alreadySentNotice } from '../element/already-sent-notice.ts'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { formatMoment } from '../locales/format.ts'

/** Why a draft is saved no more until staff decide. */
export const standstillCodes: readonly ErrorCode[] = ['version-conflict', 'already-being-sent', 'not-found']

export interface StandstillOptions {
  readonly level: number
  readonly now: number
  readonly seeTheirs: () => void
  readonly keepMine: () => void
}

/** Somebody else changed, sent or deleted this draft. What is on screen stays until staff say what becomes of it. */
export function standstillNotice(
  error: CareBatchError,
  { level, now, seeTheirs, keepMine }: StandstillOptions,
): TemplateResult | typeof nothing {
  if (error.code === 'already-being-sent') return alreadySentNotice(error, level)
  const { by, at } = error.details
  if (error.code === 'version-conflict')
    return decision(
      level,
      typeof by === 'string' && typeof at === 'string'
        ? msg(str`${by} changed this draft at ${formatMoment(at, now)}`)
        : msg('Somebody else changed this draft'),
      msg('Your last changes are on this page only. Choose what to go on with.'),
      html`<button type="button" class="button small" part="button" @click=${seeTheirs}>
          ${typeof by === 'string' ? msg(str`Go on with what ${by} saved`) : msg('Go on with the other one')}
        </button>
        <button type="button" class="button quiet small" part="button" @click=${keepMine}>
          ${msg('Keep mine as a new draft')}
        </button>`,
    )
  if (error.code !== 'not-found') return nothing
  return decision(
    level,
    msg('Somebody deleted this draft'),
    msg('What you see is on this page only.'),
    html`<button type="button" class="button small" part="button" @click=${keepMine}>
      ${msg('Keep it as a new draft')}
    </button>`,
  )
}

function decision(level: number, title: string, words: string, actions: TemplateResult): TemplateResult {
  return notice(
    'warning',
    html`${heading(level, title, { look: 'subtitle', id: 'standstill' })}
      <p>${words}</p>
      <p class="row">${actions}</p>`,
  )
}
