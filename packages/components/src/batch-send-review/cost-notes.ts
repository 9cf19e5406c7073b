import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { CostlyInList, Rehearsal } from '@carebatch/core'
import { formatCount, formatPence } from '../locales/format.ts'
import { characterWords } from '../locales/words/character-words.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

/** Characters that are named; the rest cost less. */
export const mostShown = 4

/** What is likely, what the longest text is, and which characters cost most. */
export function costNotes({ expected, fallbackTexts, longestText, costly }: Rehearsal): TemplateResult {
  return html`<ul class="bullets small-text">
    ${fallbackTexts.texts === 0 ? nothing : html`<li>${expectedWords(expected)}</li>`}
    ${longestText === undefined ? nothing : html`<li>${longestWords(longestText)}</li>`}
    ${costly.slice(0, mostShown).map((one) => html`<li>${costlyWords(one)}</li>`)}
  </ul>`
}

function expectedWords({ unreadPercent, texts, pence }: Rehearsal['expected']): string {
  const [count, cost] = [formatCount(texts), formatPence(pence)]
  return msg(
    str`Expect about ${count} texts, ${cost}. Your settings assume that ${unreadPercent}% of App messages stay unread. It is a guess, and more may be needed.`,
  )
}

export function longestWords({ line, measure }: NonNullable<Rehearsal['longestText']>): string {
  const units = formatCount(measure.units)
  return measure.segments === 1
    ? msg(str`The longest text has ${units} characters and is 1 text (line ${line}).`)
    : msg(str`The longest text has ${units} characters and is ${measure.segments} texts (line ${line}).`)
}

export function costlyWords({ character, replacement, patients, extraTexts }: CostlyInList): string {
  const name = characterWords(character)
  const who = patientsWords(patients)
  const more =
    extraTexts === 1
      ? msg('1 text more than plain letters')
      : msg(str`${formatCount(extraTexts)} texts more than plain letters`)
  if (replacement === undefined) return msg(str`${character} (${name}) goes to ${who}: ${more}.`)
  if (replacement === '') return msg(str`${character} (${name}) goes to ${who}: ${more}. Leave it out.`)
  return msg(str`${character} (${name}) goes to ${who}: ${more}. In the message, use “${replacement}”.`)
}
