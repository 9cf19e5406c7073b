import {
  explainSms,
  measureSms,
  renderMessage,
  replaceCostly,
  type CostlyCharacter,
  type MessageContent,
  type OrganisationSettings,
  type SmsMeasure,
} from '@carebatch/core'
import type { ExamplePatient } from './example-patient.ts'

/** What the message is as a text to the example patient, and what it would be in plain characters. */
export interface SmsCost {
  readonly now: SmsMeasure
  readonly plain: SmsMeasure
  /** In the body as staff wrote it, so that each can be marked and replaced there. */
  readonly costly: readonly CostlyCharacter[]
  readonly pence: number
  readonly plainPence: number
}

export function smsCost(
  message: MessageContent,
  patient: ExamplePatient,
  settings: OrganisationSettings,
  link?: string,
): SmsCost {
  const profile = settings.smsProfile
  const { costly } = explainSms(message.body, { profile })
  const measure = (body: string) =>
    measureSms(smsText({ ...message, body }, patient, settings, link), { profile })
  const now = measure(message.body)
  const plain = measure(replaceCostly(message.body, costly))
  const { pencePerText } = settings
  return { now, plain, costly, pence: now.segments * pencePerText, plainPence: plain.segments * pencePerText }
}

/** With a placeholder that has no value, the text as it was written: its length is still a good guess. */
function smsText(
  message: MessageContent,
  patient: ExamplePatient,
  settings: OrganisationSettings,
  link: string | undefined,
): string {
  const practice = { name: settings.practiceName, phone: settings.practicePhone }
  return renderMessage(message, { channel: 'sms', patient, practice, link }).message?.body ?? message.body
}
