import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { DetailsCheck } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount } from '../locales/format.ts'

/**
 * Whether the list was compared with the look-ups: the loudest where its columns look sorted apart, a quiet word where
 * nothing could be compared. `show` filters the table to the lines that differ.
 */
export function detailsNotice(details: DetailsCheck, show: () => void): TemplateResult | undefined {
  if (details.stopsList) return sortedApart(details, show)
  return details.compared === 0 ? notCompared() : undefined
}

function sortedApart({ compared, differing }: DetailsCheck, show: () => void): TemplateResult {
  return notice(
    'error',
    html`<p><strong>${msg('The columns of this list look sorted apart')}</strong></p>
      <p class="small-text">
        ${
          differing === 1
            ? msg(
                str`1 of ${formatCount(compared)} lines that we could compare has another person’s date of birth or last name. Nothing can be sent to this list.`,
              )
            : msg(
                str`${formatCount(differing)} of ${formatCount(compared)} lines that we could compare have another person’s date of birth or last name. Nothing can be sent to this list.`,
              )
        }
      </p>
      <p class="small-text">
        ${msg(
          'Phone numbers may belong to other people too. Export the list again from the clinical system and add that file. If only a few lines are wrong, correct them or leave them out.',
        )}
      </p>
      <button type="button" class="link small-text" @click=${show}>${msg('Show these lines')}</button>`,
  )
}

function notCompared(): TemplateResult {
  return notice(
    'notice',
    html`<p class="small-text">
      <strong>${msg('Not checked: dates of birth and last names.')}</strong> ${msg(
        'There was nothing to compare them with, so we cannot tell whether the columns of this list belong together.',
      )}
    </p>`,
  )
}
