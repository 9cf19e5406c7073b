import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { OrganisationHoldReason } from '@carebatch/core'
import type { Batch, OrganisationHold } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { formatMoment } from '../locales/format.ts'
import { organisationHoldTitle } from '../locales/words/hold-words.ts'
import type { SteerController } from './steer-controller.ts'

export interface OrganisationHoldOptions {
  readonly level: number
  readonly now: number
  readonly mayRelease: boolean
}

/** What holds the whole organisation back, and the one button that ends it, for those who may. */
export function organisationHoldNotice(
  { organisationHolds = [] }: Batch,
  steer: SteerController,
  { level, now, mayRelease }: OrganisationHoldOptions,
): TemplateResult | typeof nothing {
  const [first] = organisationHolds
  if (first === undefined) return nothing
  return notice(
    'warning',
    html`${heading(level, organisationHoldTitle(first.why), { look: 'subtitle', id: 'organisation-hold' })}
    ${organisationHolds.map((hold) => html`<p>${sinceWords(hold, now)} ${meanings[hold.why]()}</p>`)}
    ${mayRelease ? releaseButton(steer) : html`<p>${msg('Ask somebody who may change the settings to release it.')}</p>`}`,
    'stop',
  )
}

function sinceWords({ by, since }: OrganisationHold, now: number): string {
  const moment = formatMoment(since, now)
  return by === undefined ? msg(str`Since ${moment}.`) : msg(str`By ${by}, ${moment}.`)
}

const meanings: Readonly<Record<OrganisationHoldReason, () => string>> = {
  stopped: () =>
    msg('Nothing new leaves from any batch. Batches that were stopped stay stopped after the release.'),
  'clock-jump': () =>
    msg(
      'The clock of the server moved by more than 5 minutes, so nothing leaves until somebody has looked. After the release you are asked about messages that are late.',
    ),
  restored: () =>
    msg(
      'What left after the backup was taken is not known, so those outcomes are unknown. The release sends nothing by itself. Batches and stops made after the backup are forgotten: stop them again if you need to.',
    ),
}

function releaseButton(steer: SteerController): TemplateResult {
  return html`<p>
    <button
      type="button"
      class="button small"
      id="release"
      part="button"
      aria-disabled=${steer.underWay === 'release'}
      @click=${steer.release}
    >
      ${msg('Release sending')}
    </button>
  </p>`
}
