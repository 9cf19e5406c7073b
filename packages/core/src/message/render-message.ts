import type { Channel } from '../primitives/channel.ts'
import type { MessageContent, RenderedMessage } from './message-content.ts'
import { parsePlaceholders, placeholderKey, textFiller, withoutRepeats } from './placeholders.ts'

export interface RenderContext {
  readonly channel: Channel
  readonly patient: {
    readonly firstName?: string | undefined
    readonly lastName?: string | undefined
    /** Columns of the list by their heading. */
    readonly fields: Readonly<Record<string, string>>
  }
  readonly practice: { readonly name: string; readonly phone: string }
  /** Address of this patient's own link. It stands where `((link))` is, or after everything else. */
  readonly link?: string | undefined
}

/** The message, or the placeholders that this patient has no value for: half a sentence is never sent. */
export type Rendering =
  | { readonly message: RenderedMessage; readonly missing: readonly [] }
  | { readonly message: undefined; readonly missing: readonly string[] }

/** What one patient gets on one channel. Texts have no subject; line ends become `\n`. */
export function renderMessage(content: MessageContent, context: RenderContext): Rendering {
  return messageRenderer(content)(context)
}

/** The same for many patients: the message is taken apart once. */
export function messageRenderer(content: MessageContent): (context: RenderContext) => Rendering {
  const fillBody = textFiller(withPlainLineEnds(content.body))
  const fillSubject = textFiller(content.subject)
  const showsLink = parsePlaceholders(content.body).some(({ key }) => key === 'link')
  const keys = new Map<string, string>()
  const keyOf = (heading: string): string => {
    const key = keys.get(heading) ?? placeholderKey(heading)
    keys.set(heading, key)
    return key
  }
  return (context) => {
    const valueOf = values(context, keyOf)
    const body = fillBody(valueOf)
    const subject = context.channel === 'sms' ? undefined : fillSubject(valueOf)
    const missing =
      subject === undefined ? body.missing : withoutRepeats([...subject.missing, ...body.missing])
    if (missing.length > 0) return { message: undefined, missing }
    const link = context.link === undefined || showsLink ? '' : `\n\n${context.link}`
    const greeted = greeting(content, context) + body.text + link
    const message =
      subject === undefined ? { body: greeted } : { subject: subject.text.trim(), body: greeted }
    return { message, missing: [] }
  }
}

function values(
  { patient, practice, link }: RenderContext,
  keyOf: (heading: string) => string,
): (placeholder: { key: string }) => string | undefined {
  return ({ key }) => {
    switch (key) {
      case 'firstname':
        return patient.firstName ?? fieldNamed(patient.fields, key, keyOf)
      case 'lastname':
        return patient.lastName ?? fieldNamed(patient.fields, key, keyOf)
      case 'practicename':
        return practice.name
      case 'practicephone':
        return practice.phone
      case 'link':
        return link ?? fieldNamed(patient.fields, key, keyOf)
      default:
        return fieldNamed(patient.fields, key, keyOf)
    }
  }
}

function fieldNamed(
  fields: Readonly<Record<string, string>>,
  key: string,
  keyOf: (heading: string) => string,
): string | undefined {
  for (const heading in fields) if (keyOf(heading) === key) return fields[heading]
  return undefined
}

/** Guide, step 4: "Dear Joe" first where the patient's name is known. A body that greets by itself is left alone. */
function greeting({ greeting: wanted, body }: MessageContent, { channel, patient }: RenderContext): string {
  const name = patient.firstName?.trim()
  if (!wanted || !name || /^\s*(?:Dear|Annwyl)\b/i.test(body)) return ''
  return channel === 'sms' ? `Dear ${name},\n` : `Dear ${name},\n\n`
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}
