import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Rehearsal, Schedule } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { share } from '../ledger-bar/share.ts'
import { formatCount, formatDate, formatDateAndTime, formatMoment, formatTime } from '../locales/format.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import { icon, type IconName } from '../theme/icons.ts'

export interface RehearsalCard {
  readonly rehearsal: Rehearsal
  readonly schedule: Schedule
  readonly now: number
  readonly level: number
  /** "SystmOne" */
  readonly clinicalSystem: string
}

/** What will happen: how many by which way, when, and what follows. Bars repeat the figures beside them. */
export function rehearsalCard(card: RehearsalCard): TemplateResult {
  const { patients, contactable, channels } = card.rehearsal
  const most = Math.max(channels.email, channels['nhs-app'], channels.sms, patients - contactable, 1)
  return html`<section class="card" aria-labelledby="rehearsal" part="rehearsal">
    ${heading(card.level, title(card), { id: 'rehearsal', look: 'subtitle' })}
    <ol class="chart">
      ${(['email', 'nhs-app', 'sms'] as const).map((channel) =>
        bar(channel, channelWords(channel), channels[channel], most),
      )}
      ${bar('cross', msg('Not messaged'), patients - contactable, most)}
    </ol>
    <ul class="bullets small-text">
      ${whenWords(card)} ${fallbackWords(card)} ${notMessaged(patients - contactable)}
      <li>${msg(str`Each message is saved to the patient’s record in ${card.clinicalSystem}.`)}</li>
    </ul>
  </section>`
}

function title({
  rehearsal: { patients, contactable, firstDueAt, lastDueAt },
  schedule,
  now,
}: RehearsalCard): string {
  const who = msg(str`${formatCount(contactable)} of ${patientsWords(patients)} will be messaged`)
  if (firstDueAt === undefined || lastDueAt === undefined) return who
  if (schedule.kind === 'stagger') return msg(str`${who} over ${schedule.days} days`)
  if (schedule.kind === 'paced') return who
  return formatDate(firstDueAt) === formatDate(now)
    ? msg(str`${who} today`)
    : msg(str`${who} on ${formatDate(firstDueAt)}`)
}

function bar(symbol: IconName, words: string, count: number, most: number): TemplateResult {
  return html`<li>
    <span class="way">${icon(symbol)} ${words}</span>
    <i class=${symbol === 'cross' ? 'none' : ''} aria-hidden="true" ${share((count / most) * 100)}></i>
    <span class="figure">${formatCount(count)}</span>
  </li>`
}

function whenWords({ rehearsal, now }: RehearsalCard): TemplateResult | typeof nothing {
  const { firstDueAt, lastDueAt, contactable } = rehearsal
  if (firstDueAt === undefined || lastDueAt === undefined) return nothing
  const all =
    contactable === 1 ? msg('the message leaves.') : msg(str`all ${formatCount(contactable)} leave.`)
  const isOneDay = firstDueAt === lastDueAt
  const from = msg(str`From ${formatMoment(firstDueAt, now)}:`)
  const between = msg(str`${formatMoment(firstDueAt, now)} to ${formatDateAndTime(lastDueAt)}:`)
  return html`<li><strong>${isOneDay ? from : between}</strong> ${all}</li>`
}

function fallbackWords({ rehearsal, now }: RehearsalCard): TemplateResult | typeof nothing {
  const { fallbackWindow, fallbackTexts, withoutFallback } = rehearsal
  if (fallbackWindow === undefined) return nothing
  const { from, until } = fallbackWindow
  const when =
    from === until
      ? msg(str`From ${formatMoment(from, now)}:`)
      : msg(str`${formatMoment(from, now)} to ${formatDate(until)}, ${formatTime(until)}:`)
  const texts = msg(
    str`a text to each of the ${formatCount(fallbackTexts.patients)} who has not opened the App message by then.`,
  )
  const without =
    withoutFallback === 0
      ? nothing
      : html`<li>
          ${msg(str`${patientsWords(withoutFallback)} with the NHS App have no mobile, so no text follows.`)}
        </li>`
  return html`<li><strong>${when}</strong> ${texts}</li>
    ${without}`
}

function notMessaged(count: number): TemplateResult | typeof nothing {
  if (count === 0) return nothing
  return html`<li>
    <strong
      >${count === 1 ? msg('1 patient is not messaged.') : msg(str`${formatCount(count)} patients are not messaged.`)}</strong
    >
    <button type="button" class="link small-text" @click=${seeWhy}>${msg('See why')}</button>
  </li>`
}

function seeWhy({ currentTarget }: Event): void {
  currentTarget?.dispatchEvent(new ChangeStepEvent('check'))
}
