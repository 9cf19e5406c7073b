import { html, nothing, type TemplateResult } from 'lit'
import type { Channel, PatientReview } from '@carebatch/core'
import { channelWords } from '../locales/words/channel-words.ts'
import { icon } from '../theme/icons.ts'

/** The way of sending as an outlined tag with an icon and its word. */
export function channelTag({ plan }: PatientReview): TemplateResult | typeof nothing {
  if (plan === undefined) return nothing
  return tagOf(plan[0].channel)
}

function tagOf(channel: Channel): TemplateResult {
  return html`<span class="tag plain">${icon(channel)}${channelWords(channel)}</span>`
}
