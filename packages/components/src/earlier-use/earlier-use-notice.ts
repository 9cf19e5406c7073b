import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { EarlierUse } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount, formatDate } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

/** A list that was sent before, or nearly: patients may be about to get a second message. */
export function earlierUseNotice(uses: readonly EarlierUse[]): TemplateResult | typeof nothing {
  if (uses.length === 0) return nothing
  return notice(
    'warning',
    html`${uses.map((use) => html`<p><strong>${useWords(use)}</strong> ${figures(use)}</p>`)}
      <p class="small-text">${msg('Check that these patients should get another message.')}</p>`,
  )
}

function useWords({ isSame, at, name }: EarlierUse): string {
  const day = formatDate(at)
  return isSame
    ? msg(str`The same list was used on ${day} for “${name}”.`)
    : msg(str`Nearly the same list was used on ${day} for “${name}”.`)
}

/** Longer lists are compared by a sample of their patients. */
const longestExact = 1_024

function figures({ isSame, inBoth, patients, by }: EarlierUse): string {
  if (!isSame && patients > longestExact)
    return msg(str`About ${formatCount(inBoth)} of ${patientsWords(patients)}, sent by ${by}.`)
  return msg(str`${formatCount(inBoth)} of ${patientsWords(patients)}, sent by ${by}.`)
}
