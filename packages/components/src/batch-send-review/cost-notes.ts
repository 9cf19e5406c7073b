import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Rehearsal } from '@carebatch/core'
import { formatCount, formatPence } from '../locales/format.ts'
import { costlyWords, longestWords, mostShown } from '../locales/words/cost-words.ts'

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
