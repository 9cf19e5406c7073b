import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { MessageCost } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { formatCount, formatPence } from '../locales/format.ts'
import { costlyWords, longestWords, mostShown } from '../locales/words/cost-words.ts'
import { linesWords } from '../locales/words/lines-words.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

/** Lines that are named; of more only the number is said. */
const mostLines = 5

/** What the message comes to for everybody on the list: lengths, cost, costly characters, and who lacks a value. */
export function listCostCard(cost: MessageCost | undefined, level: number): TemplateResult | typeof nothing {
  if (cost === undefined) return nothing
  const { atMost, longestText, costly, missingValues } = cost
  return html`<section class="card" aria-labelledby="list-cost">
    ${heading(level, msg('For your list'), { id: 'list-cost', look: 'subtitle' })}
    <ul class="bullets small-text">
      ${[...atMost.bySegments].map(([segments, patients]) => html`<li>${spreadWords(segments, patients)}</li>`)}
      ${atMost.texts === 0 ? nothing : html`<li>${costWords(atMost)}</li>`}
      ${longestText === undefined ? nothing : html`<li>${longestWords(longestText)}</li>`}
      ${costly.slice(0, mostShown).map((one) => html`<li>${costlyWords(one)}</li>`)}
      ${missingValues.map((missing) => html`<li>${missingWords(missing)}</li>`)}
    </ul>
  </section>`
}

function spreadWords(segments: number, patients: number): string {
  return segments === 1
    ? msg(str`${patientsWords(patients)}: 1 text each`)
    : msg(str`${patientsWords(patients)}: ${segments} texts each`)
}

function costWords({ texts, pence }: MessageCost['atMost']): string {
  return msg(str`At most ${formatCount(texts)} texts, ${formatPence(pence)}`)
}

function missingWords({ placeholder, lines }: MessageCost['missingValues'][number]): string {
  const who = patientsWords(lines.length)
  return lines.length > mostLines
    ? msg(str`${who} without a value for ((${placeholder}))`)
    : msg(str`${who} without a value for ((${placeholder})): ${linesWords(lines)}`)
}
