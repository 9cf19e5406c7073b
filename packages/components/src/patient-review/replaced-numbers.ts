import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { ReplacedNumber } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount, formatNhsNumber } from '../locales/format.ts'

/** Named at most: enough to see what is meant. The table shows each. */
const mostNamed = 5

/** NHS numbers of the list that belong to nobody any more: whose message it is, and where it is saved. */
export function replacedNumbersNotice(replaced: readonly ReplacedNumber[]): TemplateResult | undefined {
  if (replaced.length === 0) return undefined
  const count = replaced.length
  const words =
    count === 1
      ? msg('1 NHS number of this list has been replaced by another one')
      : msg(str`${formatCount(count)} NHS numbers of this list have been replaced by other ones`)
  return notice(
    'warning',
    html`<p><strong>${words}</strong></p>
      <p class="small-text">
        ${msg(
          'What we show is of the patient under the new number, and the message is saved to their record under the new number. Check that it is the same person, and update the number in your clinical system.',
        )}
      </p>
      <ul class="small-text">
        ${replaced.slice(0, mostNamed).map((it) => html`<li>${lineWords(it)}</li>`)}
      </ul>
      ${count > mostNamed ? html`<p class="small-text">${msg(str`and ${formatCount(count - mostNamed)} more`)}</p>` : nothing}`,
  )
}

function lineWords({ line, listed, current }: ReplacedNumber): string {
  return msg(str`Line ${line}: ${formatNhsNumber(listed)} is now ${formatNhsNumber(current)}`)
}
