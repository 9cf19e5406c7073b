import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { CostlyCharacter } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { share } from '../ledger-bar/share.ts'
import { formatCount, formatPence } from '../locales/format.ts'
import { characterWords } from '../locales/words/character-words.ts'
import type { ExamplePatient } from './example-patient.ts'
import type { SmsCost } from './sms-cost.ts'

export interface SmsMeterOptions {
  readonly cost: SmsCost
  readonly body: string
  readonly patient: ExamplePatient
  readonly level: number
  readonly replace: () => void
}

/** How long the message is as a text, what that costs, and which characters make it longer than it looks. */
export function smsMeter({ cost, body, patient, level, replace }: SmsMeterOptions): TemplateResult {
  const { now } = cost
  return html`<aside class="card" part="sms-meter" aria-labelledby="meter">
    ${heading(level, msg('Length as a text'), { id: 'meter', look: 'subtitle' })}
    <dl class="figures">
      <div>
        <dt>${now.units === 1 ? msg('character') : msg('characters')}</dt>
        <dd>${formatCount(now.units)}</dd>
      </div>
      <div>
        <dt>${now.segments === 1 ? msg('text each') : msg('texts each')}</dt>
        <dd>${formatCount(now.segments)}</dd>
      </div>
      <div>
        <dt>${msg('a patient')}</dt>
        <dd>${formatPence(cost.pence)}</dd>
      </div>
    </dl>
    ${segments(cost)}
    <p class="small-text muted">${countedWith(patient)} ${roomWords(cost)}</p>
    ${cost.costly.length === 0 ? nothing : costlyNotice(cost, body, replace)}
  </aside>`
}

function segments({ now }: SmsCost): TemplateResult {
  const room = roomOf(now)
  const fills = Array.from({ length: Math.min(now.segments, 12) }, (_, index) =>
    Math.min(100, Math.max(0, ((now.units - index * room) / room) * 100)),
  )
  return html`<div class="segments" aria-hidden="true">
    ${fills.map((fill) => html`<i ${share(Math.round(fill))}></i>`)}
  </div>`
}

/** GSM 03.38: 160 or 153 septets, in Unicode 70 or 67 units. */
function roomOf({ encoding, segments }: SmsCost['now']): number {
  if (encoding === 'gsm-7') return segments === 1 ? 160 : 153
  return segments === 1 ? 70 : 67
}

function roomWords({ now }: SmsCost): string {
  const room = roomOf(now)
  return now.encoding === 'ucs-2'
    ? msg(str`Unicode: ${room} characters fit in each text.`)
    : msg(str`${room} characters fit in each text.`)
}

function countedWith({ firstName }: ExamplePatient): string {
  return firstName === undefined
    ? msg('Counted without a name.')
    : msg(str`Counted with a first name of ${firstName.length} letters.`)
}

const mostShown = 4

function costlyNotice(cost: SmsCost, body: string, replace: () => void): TemplateResult {
  const shown = cost.costly.slice(0, mostShown)
  const more = cost.costly.length - shown.length
  return notice(
    'warning',
    html`<p class="small-text"><strong>${costlyTitle(cost)}</strong></p>
      <ul class="costly small-text">
        ${shown.map((costly) => html`<li><mark>${costly.character}</mark><span>${explain(costly, body)}</span></li>`)}
      </ul>
      ${more === 0 ? nothing : html`<p class="small-text">${msg(str`and ${more} more`)}</p>`}
      ${cost.costly.some(({ replacement }) => replacement !== undefined) ? replaceButton(cost, replace) : nothing}`,
  )
}

function costlyTitle({ costly, now, plain }: SmsCost): string {
  const count = costly.length
  if (now.segments === plain.segments) {
    return count === 1
      ? msg('1 character leaves room for less than half as much')
      : msg(str`${count} characters leave room for less than half as much`)
  }
  return count === 1
    ? msg(str`1 character makes this ${now.segments} texts instead of ${plain.segments}`)
    : msg(str`${count} characters make this ${now.segments} texts instead of ${plain.segments}`)
}

function explain({ character, at, replacement }: CostlyCharacter, body: string): string {
  const name = characterWords(character)
  const place = around(body, at, character.length)
  if (replacement === undefined) return msg(str`${name} in “${place}”. Is there another word?`)
  if (replacement === '') return msg(str`${name} in “${place}”, leave it out`)
  return msg(str`${name} in “${place}”, use “${replacement}”`)
}

/** The words that a character stands in, or between. */
function around(body: string, at: number, length: number): string {
  const before = /(?:\S+ ?)?$/.exec(body.slice(Math.max(0, at - 16), at))?.[0] ?? ''
  const after = /^ ?\S*/.exec(body.slice(at + length, at + length + 16))?.[0] ?? ''
  return `${before}${body.slice(at, at + length)}${after}`.trim().replace(/[.,;:!?]+$/, '')
}

function replaceButton({ costly, plain, plainPence }: SmsCost, replace: () => void): TemplateResult {
  const result =
    plain.segments === 1
      ? msg(str`1 text, ${formatPence(plainPence)}`)
      : msg(str`${plain.segments} texts, ${formatPence(plainPence)}`)
  const act =
    costly.length === 1 ? msg('Replace it') : costly.length === 2 ? msg('Replace both') : msg('Replace all')
  return html`<p>
    <button type="button" class="button quiet small" part="button" @click=${replace}>
      ${act}: ${result}
    </button>
  </p>`
}
