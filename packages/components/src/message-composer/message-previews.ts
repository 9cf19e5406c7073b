import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Channel } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { messagePreview, type MessagePreviewOptions } from '../message-preview/message-preview.ts'
import type { ExamplePatient } from './example-patient.ts'

export interface PreviewsOptions extends MessagePreviewOptions {
  readonly patient: ExamplePatient
  readonly channels: readonly Channel[]
  readonly level: number
}

/** The message as a text, in the NHS App and as an email, filled for one patient. */
export function messagePreviews(options: PreviewsOptions): TemplateResult {
  const { patient, channels, level } = options
  const order = (['sms', 'nhs-app', 'email'] as const).filter((channel) => channels.includes(channel))
  return html`<section class="previews" aria-labelledby="previews">
    <div class="row spread">
      ${heading(level, msg('How patients will see it'), { id: 'previews', look: 'subtitle' })}
      <span class="small-text muted"
        >${
          patient.isOfList
            ? msg('Shown with the first patient of your list.')
            : msg(
                str`Example patient: ${patient.firstName ?? ''}. After you add a list, one of its patients.`,
              )
        }</span
      >
    </div>
    <div class="columns third">
      ${order.map(
        (channel) =>
          html`<div class="stack tight">
            ${heading(level + 1, channelWords(channel), { look: 'minor' })}
            ${messagePreview(channel, options)}
          </div>`,
      )}
    </div>
  </section>`
}
