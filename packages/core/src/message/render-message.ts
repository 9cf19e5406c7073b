import type { Channel } from '../primitives/channel.ts'
import type { MessageContent, RenderedMessage } from './message-content.ts'
import { fillPlaceholders, placeholderKey, withoutRepeats } from './placeholders.ts'

export interface RenderContext {
  readonly channel: Channel
  readonly patient: {
    readonly firstName?: string | undefined
    readonly lastName?: string | undefined
    /** Columns of the list by their heading. */
    readonly fields: Readonly<Record<string, string>>
  }
  readonly practice: { readonly name: string; readonly phone: string }
}

/** The message, or the placeholders that this patient has no value for: half a sentence is never sent. */
export type Rendering =
  | { readonly message: RenderedMessage; readonly missing: readonly [] }
  | { readonly message: undefined; readonly missing: readonly string[] }

/** What one patient gets on one channel. Texts have no subject; line ends become `\n`. */
export function renderMessage(content: MessageContent, context: RenderContext): Rendering {
  const valueOf = values(context)
  const body = fillPlaceholders(withPlainLineEnds(content.body), valueOf)
  const subject = fillPlaceholders(context.channel === 'sms' ? '' : content.subject, valueOf)
  const missing = withoutRepeats([...subject.missing, ...body.missing])
  if (missing.length > 0) return { message: undefined, missing }
  const greeted = greeting(content, context) + body.text
  const message =
    context.channel === 'sms' ? { body: greeted } : { subject: subject.text.trim(), body: greeted }
  return { message, missing: [] }
}

function values({ patient, practice }: RenderContext): (placeholder: { key: string }) => string | undefined {
  const standard = new Map<string, string | undefined>([
    ['firstname', patient.firstName],
    ['lastname', patient.lastName],
    ['practicename', practice.name],
    ['practicephone', practice.phone],
  ])
  return ({ key }) => standard.get(key) ?? fieldNamed(patient.fields, key)
}

function fieldNamed(fields: Readonly<Record<string, string>>, key: string): string | undefined {
  const heading = Object.keys(fields).find((name) => placeholderKey(name) === key)
  return heading === undefined ? undefined : fields[heading]
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
