import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Channel } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { icon } from '../theme/icons.ts'

export interface WaysCardOptions {
  readonly channels: readonly Channel[]
  readonly fallbackAfterHours: number
  readonly level: number
}

/** Guide, step 3: email, then NHS App with a text behind it, then text. */
export function waysCard({ channels, fallbackAfterHours, level }: WaysCardOptions): TemplateResult {
  const hours = fallbackAfterHours
  const words: Readonly<Record<Channel, TemplateResult>> = {
    email: html`<span
      ><strong>${msg('Email')}</strong>${msg(', if the list has one. Nothing else is tried.')}</span
    >`,
    'nhs-app': html`<span
      ><strong>${msg('NHS App')}</strong>${
        hours === 1
          ? msg(
              ', if there is no email and the patient has notifications on. If it is not opened in 1 hour, we send a text.',
            )
          : msg(
              str`, if there is no email and the patient has notifications on. If it is not opened in ${hours} hours, we send a text.`,
            )
      }</span
    >`,
    sms: html`<span><strong>${msg('Text')}</strong>${msg(', for everybody else.')}</span>`,
  }
  return html`<aside class="card tint" aria-labelledby="ways">
    ${heading(level, msg('How a message reaches each patient'), { id: 'ways', look: 'subtitle' })}
    <ol class="ways">
      ${channels.map((channel) => html`<li>${icon(channel)}${words[channel]}</li>`)}
    </ol>
    <p class="small-text muted">
      ${msg('The first that applies is used. You see how many patients are in each before you send.')}
    </p>
  </aside>`
}
