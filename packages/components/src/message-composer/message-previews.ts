import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { renderMessage, type Channel, type MessageContent, type OrganisationSettings } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import type { ExamplePatient } from './example-patient.ts'

export interface PreviewOptions {
  readonly message: MessageContent
  readonly patient: ExamplePatient
  readonly settings: OrganisationSettings
  /** What the practice is called where its settings do not say. */
  readonly practice: string
  readonly channels: readonly Channel[]
  readonly level: number
}

/** What one channel's preview is made of. */
export type FilledOptions = Omit<PreviewOptions, 'channels' | 'level'>

/** The message as a text, in the NHS App and as an email, filled for one patient. */
export function messagePreviews(options: PreviewOptions): TemplateResult {
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
            ${heading(level + 1, channelWords(channel), { look: 'minor' })} ${previews[channel](options)}
          </div>`,
      )}
    </div>
  </section>`
}

/** The message on one channel. */
export function messagePreview(channel: Channel, options: FilledOptions): TemplateResult {
  return previews[channel](options)
}

const previews: Readonly<Record<Channel, (options: FilledOptions) => TemplateResult>> = {
  sms: (options) =>
    html`<div class="phone" part="preview preview-sms">
      <p class="who"><b>${options.settings.smsSenderName || options.practice}</b>${msg('Text message')}</p>
      <div class="bubble">${filled(options, 'sms').body}</div>
      <p class="stamp">${msg('Now')}</p>
    </div>`,
  'nhs-app': (options) => {
    const { subject, body } = filled(options, 'nhs-app')
    return html`<div class="app" part="preview preview-app">
      <div class="app-bar">${msg('Messages')}</div>
      <div class="app-card">
        <strong>${options.practice}</strong><span class="muted">${subject}</span>
        <p class="written">${body}</p>
      </div>
    </div>`
  },
  email: (options) => {
    const { subject, body } = filled(options, 'email')
    return html`<div class="mail" part="preview preview-email">
      <div class="mail-head">
        <strong>${subject}</strong><br /><span class="muted"
          >${msg(str`${options.practice} to ${options.patient.email || msg('the address in your list')}`)}</span
        >
      </div>
      <p class="mail-body written">${body}</p>
    </div>`
  },
}

/** A placeholder without a value stands as it was written, so that staff see which. */
function filled({ message, patient, settings, practice }: FilledOptions, channel: Channel) {
  const { message: rendered } = renderMessage(message, {
    channel,
    patient,
    practice: { name: settings.practiceName || practice, phone: settings.practicePhone },
  })
  return { subject: rendered?.subject ?? message.subject, body: rendered?.body ?? message.body }
}
