import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { BatchPlace } from '../events/open-batch-event.ts'
import { formatCount, formatMoment } from '../locales/format.ts'
import { heldWords, organisationHoldTitle } from '../locales/words/hold-words.ts'
import { icon, type IconName } from '../theme/icons.ts'
import type { Need } from './needs-you.ts'

export interface NeedsListOptions {
  readonly now: number
  readonly open: (batchId: string, place?: BatchPlace) => void
}

interface NeedLook {
  readonly tone: 'decide' | 'warning'
  readonly icon: IconName
  readonly place?: BatchPlace
  /** What is the matter, then what that means. */
  readonly what: (need: Need) => string
  readonly meaning: (need: Need, now: number) => string
  readonly act: () => string
}

const looks: Readonly<Record<Need['kind'], NeedLook>> = {
  'outcome-unknown': {
    tone: 'decide',
    icon: 'question',
    place: 'outcome-unknown',
    what: ({ count }) =>
      count === 1 ? msg('1 outcome is unknown') : msg(str`${formatCount(count)} outcomes are unknown`),
    meaning: ({ batch, count }) =>
      count === 1
        ? msg(str`in “${batch.name}”. Nothing more is sent to this patient until you decide`)
        : msg(str`in “${batch.name}”. Nothing more is sent to these patients until you decide`),
    act: () => msg('Decide'),
  },
  held: {
    tone: 'warning',
    icon: 'clock',
    what: ({ batch }) => msg(str`“${batch.name}” is held back`),
    meaning: heldMeaning,
    act: () => msg('Open'),
  },
  resting: {
    tone: 'warning',
    icon: 'clock',
    what: ({ batch }) => msg(str`“${batch.name}” rests`),
    meaning: restingWords,
    act: () => msg('Open'),
  },
  'record-gaps': {
    tone: 'warning',
    icon: 'warning',
    place: 'record-gaps',
    what: ({ count }) =>
      count === 1
        ? msg('1 record entry could not be written')
        : msg(str`${formatCount(count)} record entries could not be written`),
    meaning: ({ batch }) => msg(str`for “${batch.name}”`),
    act: () => msg('See the gaps'),
  },
  failed: {
    tone: 'warning',
    icon: 'warning',
    place: 'failed',
    what: ({ count }) =>
      count === 1 ? msg('1 message failed') : msg(str`${formatCount(count)} messages failed`),
    meaning: ({ batch }) => msg(str`in “${batch.name}” and can be tried again`),
    act: () => msg('See who'),
  },
}

/** What stays as it is until a person acts: one calm list, most serious first. */
export function needsList(
  needs: readonly Need[],
  options: NeedsListOptions,
): TemplateResult | typeof nothing {
  if (needs.length === 0) return nothing
  return html`<ul class="needs" part="needs-you">
    ${needs.map((need) => needItem(need, options))}
  </ul>`
}

function needItem(need: Need, { now, open }: NeedsListOptions): TemplateResult {
  const look = looks[need.kind]
  return html`<li class=${look.tone}>
    ${icon(look.icon)}
    <span><strong>${look.what(need)}</strong> ${look.meaning(need, now)}</span>
    <button type="button" class="link" @click=${() => open(need.batch.id, look.place)}>
      ${look.act()}<span class="hidden">: ${need.batch.name}</span>
    </button>
  </li>`
}

function restingWords({ batch, count }: Need, now: number): string {
  const { resting } = batch
  if (resting === undefined) return ''
  const since = formatMoment(resting.since, now)
  const waiting = formatCount(count)
  if (resting.why === 'held') return msg(str`since ${since}: sending is held. ${waiting} patients wait`)
  return resting.why === 'provider-down'
    ? msg(str`since ${since}: the provider does not answer. ${waiting} patients wait, nobody is lost`)
    : msg(str`since ${since}: the patient look-up does not answer. ${waiting} patients wait, nobody is lost`)
}

function heldMeaning({ batch, count }: Need): string {
  const [organisationHold] = batch.organisationHolds ?? []
  const why =
    organisationHold === undefined
      ? heldWords(batch.hold?.why ?? '')
      : msg(str`${organisationHoldTitle(organisationHold.why)}.`)
  return `${why} ${msg(str`${formatCount(count)} patients wait`)}`
}
