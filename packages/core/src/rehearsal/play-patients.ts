import type { PatientReview } from '../contactability/patient-list-review.ts'
import { longestSms, measureSms } from '../message/measure-sms.ts'
import { placeholderKey, withoutRepeats } from '../message/placeholders.ts'
import { messageRenderer, type RenderContext, type Rendering } from '../message/render-message.ts'
import type { ChannelPlan } from '../routing/channel-plan.ts'
import { costlyTally, type CostlyTally } from './costly-in-list.ts'
import type { Rehearsal, RehearsalInput } from './rehearsal.ts'

/** What rendering and measuring every message brought to light. */
export interface Played {
  readonly texts: Map<number, number>
  readonly fallbackTexts: Map<number, number>
  /** By the placeholder's key, since it may be spelt in several ways. */
  readonly missingValues: Map<string, { readonly placeholder: string; readonly lines: number[] }>
  readonly tooLong: number[]
  readonly costly: CostlyTally
  withoutFallback: number
  longestText: Rehearsal['longestText']
}

/** What a message is made of and measured by. */
export type PlayInput = Pick<RehearsalInput, 'content' | 'practice' | 'smsProfile' | 'link'>

interface PlayRendered extends PlayInput {
  readonly render: (context: RenderContext) => Rendering
}

export function nothingPlayed(): Played {
  return {
    texts: new Map(),
    fallbackTexts: new Map(),
    missingValues: new Map(),
    tooLong: [],
    costly: costlyTally(),
    withoutFallback: 0,
    longestText: undefined,
  }
}

/** Adds some patients of a list to what was played already, so that a long list can be played in parts. */
export function playPatients(input: PlayInput, patients: Iterable<PatientReview>, played: Played): void {
  const rendered = { ...input, render: messageRenderer(input.content) }
  for (const patient of patients) {
    if (patient.plan !== undefined) playPatient(rendered, patient, patient.plan, played)
  }
}

function playPatient(input: PlayRendered, patient: PatientReview, plan: ChannelPlan, played: Played): void {
  if (plan[0].channel === 'nhs-app' && plan.length === 1) played.withoutFallback += 1
  const missing: string[] = []
  for (const [step, { channel }] of plan.entries()) {
    const { firstName, lastName, row } = patient
    const rendering = input.render({
      channel,
      patient: { firstName, lastName, fields: row.fields },
      practice: input.practice,
      link: input.link,
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
  input: PlayInput,
  line: number,
  body: string,
  played: Played,
  group: 'texts' | 'fallbackTexts',
): void {
  const profile = input.smsProfile ?? 'standard'
  const measure = measureSms(body, { profile })
  played[group].set(measure.segments, (played[group].get(measure.segments) ?? 0) + 1)
  if (measure.sentText.length > longestSms) played.tooLong.push(line)
  played.costly.add(measure, profile)
  const longest = played.longestText?.measure
  const isLonger =
    longest === undefined ||
    measure.segments > longest.segments ||
    (measure.segments === longest.segments && measure.units > longest.units)
  if (isLonger) played.longestText = { line, measure }
}
