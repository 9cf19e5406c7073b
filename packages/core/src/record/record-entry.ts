import type { RenderedMessage } from '../message/message-content.ts'
import type { Channel } from '../primitives/channel.ts'
import type { EpochMilliseconds } from '../primitives/instant.ts'
import { snomed, type RecordCode } from './record-code.ts'

/** One entry for one patient's record. `sent`: a provider took the message. `not-delivered`: it later came to nothing. */
export interface RecordEntry {
  /** Ours; the same key is written once, however often it is handed over. */
  readonly key: string
  readonly nhsNumber: string
  readonly batch: { readonly id: string; readonly name: string }
  readonly kind: 'sent' | 'not-delivered'
  readonly channel: Channel
  readonly text: string
  readonly code?: { readonly system: string; readonly code: string; readonly display: string }
  readonly sentAt: EpochMilliseconds
}

export interface RecordEntryInput extends Omit<RecordEntry, 'text' | 'code'> {
  /** What was rendered for the channel that took it. */
  readonly message: RenderedMessage
  /** The organisation's setting. */
  readonly recordCode: RecordCode
}

const opening: Readonly<Record<RecordEntry['kind'], Readonly<Record<Channel, string>>>> = {
  sent: {
    sms: 'Text message sent to patient',
    'nhs-app': 'NHS App message sent to patient',
    email: 'Email sent to patient',
  },
  'not-delivered': {
    sms: 'Text message to patient was not delivered',
    'nhs-app': 'NHS App message to patient was not delivered',
    email: 'Email to patient was not delivered',
  },
}

/**
 * The entry for one message. It says that something was sent and what it said: never that it arrived, was read, or
 * that the care it speaks of took place (a "vaccination invitation" has been taken for a vaccination).
 */
export function recordEntry({ message, recordCode, ...entry }: RecordEntryInput): RecordEntry {
  const code = codeFor(entry, recordCode)
  return {
    ...entry,
    text: `${opening[entry.kind][entry.channel]}: ${wholeMessage(message)}`,
    ...(code && { code }),
  }
}

function wholeMessage({ subject, body }: RenderedMessage): string {
  return subject ? `${subject}\n\n${body}` : body
}

/** This concept says "text message sent", so it is true of texts alone. Any other code is the organisation's own choice. */
const textMessageSent = '279991000000102'

function codeFor({ kind, channel }: Pick<RecordEntry, 'kind' | 'channel'>, { code, display }: RecordCode) {
  const wouldBeUntrue = kind !== 'sent' || (code === textMessageSent && channel !== 'sms')
  return wouldBeUntrue ? undefined : { system: snomed, code, display }
}
