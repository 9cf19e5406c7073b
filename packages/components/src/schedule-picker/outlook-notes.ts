import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { OrganisationSettings } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatDateAndTime } from '../locales/format.ts'
import { hoursWords } from './hours-words.ts'
import type { ScheduleOutlook } from './schedule-outlook.ts'

/** What staff should know about a plan, and need not answer: messages are held, or a year has no bank holidays yet. */
export function outlookNotes(
  { heldFrom, days: [first], warnings }: ScheduleOutlook,
  settings: OrganisationSettings,
): readonly (TemplateResult | typeof nothing)[] {
  const hours = hoursWords(settings.sendWindow)
  return [
    settings.holdOutsideWindow
      ? html`<p class="small-text">
          ${msg(str`Nothing leaves outside your hours (${hours}, without bank holidays). It waits for the next opening.`)}
        </p>`
      : nothing,
    heldFrom === undefined || first === undefined
      ? nothing
      : notice(
          'warning',
          html`<p>
            ${msg(str`${formatDateAndTime(heldFrom)} is outside your hours, so the first messages leave at ${formatDateAndTime(first.first)}`)}
          </p>`,
        ),
    warnings.length === 0
      ? nothing
      : notice(
          'warning',
          html`<p>
            ${msg('The bank holidays of that year are not known yet. Check that you do not send on one')}
          </p>`,
        ),
  ]
}
