import type { PatientReview } from '../contactability/patient-list-review.ts'
import { longestSms, measureSms } from '../message/measure-sms.ts'
import { placeholderKey, withoutRepeats } from '../message/placeholders.ts'
import { renderMessage } from '../message/render-message.ts'
import type { ChannelPlan } from '../routing/channel-plan.ts'
import type { Rehearsal, RehearsalInput } from './rehearsal.ts'

/** What rendering and measuring every message brought to light. */
export interface Played {
  readonly texts: Map<number, number>
  readonly fallbackTexts: Map<number, number>
  /** By the placeholder's key, since it may be spelt in several ways. */
  readonly missingValues: Map<string, { readonly placeholder: string; readonly lines: number[] }>
  readonly tooLong: number[]
  withoutFallback: number
  longestText: Rehearsal['longestText']
}

export function playPatients(input: RehearsalInput): Played {
  const played: Played = {
    texts: new Map(),
    fallbackTexts: new Map(),
    missingValues: new Map(),
    tooLong: [],
    withoutFallback: 0,
    longestText: undefined,
  }
  for (const patient of input.review.patients) {
    if (patient.plan !== undefined) playPatient(input, patient, patient.plan, played)
  }
  return played
}

function playPatient(input: RehearsalInput, patient: PatientReview, plan: ChannelPlan, played: Played): void {
  if (plan[0].channel === 'nhs-app' && plan.length === 1) played.withoutFallback += 1
  const missing: string[] = []
  for (const [step, { channel }] of plan.entries()) {
    const { firstName, lastName, row } = patient
    const rendering = renderMessage(input.content, {
      channel,
      patient: { firstName, lastName, fields: row.fields },
      practice: input.practice,
    })
    missing.push(...rendering.missing)
    if (channel !== 'sms' || rendering.message === undefined) continue
    measureText(input, patient.line, rendering.message.body, played, step === 0 ? 'texts' : 'fallbackTexts')
  }
  for (const placeholder of withoutRepeats(missing)) {
    const key = placeholderKey(placeholder)
    const known = played.missingValues.get(key)
    if (known === undefined) played.missingValues.set(key, { placeholder, lines: [patient.line] })
    else known.lines.push(patient.line)
  }
}

function measureText(
  input: RehearsalInput,
  line: number,
  body: string,
  played: Played,
  group: 'texts' | 'fallbackTexts',
): void {
  const measure = measureSms(body, { profile: input.smsProfile ?? 'standard' })
  played[group].set(measure.segments, (played[group].get(measure.segments) ?? 0) + 1)
  if (measure.sentText.length > longestSms) played.tooLong.push(line)
  const longest = played.longestText?.measure
  const isLonger =
    longest === undefined ||
    measure.segments > longest.segments ||
    (measure.segments === longest.segments && measure.units > longest.units)
  if (isLonger) played.longestText = { line, measure }
}
