import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { renderMessage, type Channel, type MessageContent, type OrganisationSettings } from '@carebatch/core'

/** Somebody to show a message with. */
export interface PreviewPatient {
  readonly firstName: string | undefined
  readonly lastName: string | undefined
  readonly email: string
  readonly fields: Readonly<Record<string, string>>
}

export interface MessagePreviewOptions {
  readonly message: MessageContent
  readonly patient: PreviewPatient
  readonly settings: OrganisationSettings
  /** An address as long as each patient's own, where everybody gets a link. */
  readonly link?: string | undefined
  /** What the practice is called where its settings do not say. */
  readonly practice: string
}

/** The message on one channel. */
export function messagePreview(channel: Channel, options: MessagePreviewOptions): TemplateResult {
  return previews[channel](options)
}

const previews: Readonly<Record<Channel, (options: MessagePreviewOptions) => TemplateResult>> = {
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
function filled({ message, patient, settings, practice, link }: MessagePreviewOptions, channel: Channel) {
  const { message: rendered } = renderMessage(message, {
    channel,
    patient,
    practice: { name: settings.practiceName || practice, phone: settings.practicePhone },
    link,
  })
  return { subject: rendered?.subject ?? message.subject, body: rendered?.body ?? message.body }
}
