import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { Channel } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { share } from '../ledger-bar/share.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import { icon } from '../theme/icons.ts'

/** By which way each patient is written to first; the figures add up to those who can be contacted. */
export function ways({ channels }: Batch, level: number): TemplateResult | typeof nothing {
  const used = order.filter((channel) => channels[channel] > 0)
  const total = order.reduce((sum, channel) => sum + channels[channel], 0)
  if (total === 0) return nothing
  return html`<section class="stack tight" part="channels" aria-labelledby="ways">
    <div class="row spread">
      ${heading(level, msg('By way of sending'), { id: 'ways', look: 'subtitle' })}
      <strong>${patientsWords(total)}</strong>
    </div>
    <ul class="ways">
      ${used.map((channel) => way(channel, channels[channel], total))}
    </ul>
  </section>`
}

const order: readonly Channel[] = ['email', 'nhs-app', 'sms']

function way(channel: Channel, count: number, total: number): TemplateResult {
  const note = wayNote(channel)
  return html`<li>
    ${icon(channel)}
    <span><strong>${channelWords(channel)}</strong> <span class="muted">${patientsWords(count)}</span></span>
    ${note === undefined ? nothing : html`<span class="small-text muted end">${note}</span>`}
    <span class="bar thin" aria-hidden="true">
      <i class="way-share" ${share(count)}></i><i class="rest" ${share(total - count)}></i>
    </span>
  </li>`
}

function wayNote(channel: Channel): string | undefined {
  if (channel === 'email') return msg('No receipts exist for email')
  return channel === 'nhs-app' ? msg('A text follows where it is not opened in time') : undefined
}
