import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { msg, str } from '@lit/localize'
import type { Instant, OrganisationSettings } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount, formatDateAndTime } from '../locales/format.ts'
import { hoursWords } from './hours-words.ts'
import type { ScheduleOutlook } from './schedule-outlook.ts'

export interface OutsideNoticeOptions {
  readonly outlook: ScheduleOutlook
  readonly settings: OrganisationSettings
  readonly isAccepted: boolean
  /** Leaves out what is outside the hours; for what goes in parts, where another beginning would not be enough. */
  readonly keepHours: (() => void) | undefined
  /** Moves the first messages to when the hours begin. */
  readonly moveTo: (at: Instant) => void
  readonly accept: () => void
}

/** A second look: both ways out are buttons, the safe one is green. */
export function outsideNotice(options: OutsideNoticeOptions): TemplateResult {
  const { outlook, settings, isAccepted } = options
  return notice(
    'warning',
    html`<p><strong>${outsideWords(outlook.outside)}</strong></p>
      <p class="small-text">
        ${msg(str`Your hours are ${hoursWords(settings.sendWindow)}, without bank holidays. Can patients reach you when they read this?`)}
      </p>
      ${isAccepted ? html`<p class="small-text">${msg('You chose to send at this time anyway.')}</p>` : choice(options)}`,
  )
}

export function outsideWords(patients: number): string {
  return patients === 1
    ? msg('1 patient would be messaged outside your sending hours')
    : msg(str`${formatCount(patients)} patients would be messaged outside your sending hours`)
}

function choice({ outlook: { opensAt }, keepHours, moveTo, accept }: OutsideNoticeOptions): TemplateResult {
  const safe = safeWay(opensAt, keepHours, moveTo)
  return html`<p class="row">
    ${
      safe === undefined
        ? nothing
        : html`<button type="button" class="button small" part="button" id="outside" @click=${safe.act}>
            ${safe.words}
          </button>`
    }
    <button
      type="button"
      class="button quiet small"
      part="button"
      id=${ifDefined(safe === undefined ? 'outside' : undefined)}
      @click=${accept}
    >
      ${msg('Send at this time anyway')}
    </button>
  </p>`
}

function safeWay(
  opensAt: Instant | undefined,
  keepHours: (() => void) | undefined,
  moveTo: (at: Instant) => void,
): { readonly words: string; readonly act: () => void } | undefined {
  if (opensAt === undefined) return undefined
  if (keepHours !== undefined) return { words: msg('Send only within your hours'), act: keepHours }
  return { words: msg(str`Start ${formatDateAndTime(opensAt)} instead`), act: () => moveTo(opensAt) }
}
