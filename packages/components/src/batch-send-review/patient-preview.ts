import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg, str } from '@lit/localize'
import {
  measureSms,
  renderMessage,
  type OrganisationSettings,
  type PatientListReview,
  type PatientReview,
} from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { formatCount } from '../locales/format.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { messagePreview } from '../message-preview/message-preview.ts'
import { spokenName } from '../reviewed-patient/review-name.ts'
import { reviewSearch } from '../reviewed-patient/review-search.ts'
import type { CompleteDraft } from './rehearsed.ts'

export interface PatientPreview {
  readonly draft: CompleteDraft
  readonly settings: OrganisationSettings
  readonly practice: string
  readonly level: number
  readonly find: string
  /** Line of the patient whose message is shown. */
  readonly line: number | undefined
  readonly search: (typed: string) => void
  readonly choose: (line: number) => void
}

/** Patients offered at once; with more, staff type a name first. */
const mostOptions = 50

/** The message as it goes to one real patient of the list, by that patient's way. */
export function patientPreview(preview: PatientPreview): TemplateResult | typeof nothing {
  const { review } = preview.draft.list
  const isMeant = reviewSearch(preview.find)
  const found = firstMeant(review, isMeant)
  const chosen = contactableAt(review, review.patients.columns.line.indexOf(preview.line ?? 0))
  const patient = chosen !== undefined && isMeant(chosen) ? chosen : found[0]
  return html`<section class="stack tight" aria-labelledby="preview">
    ${heading(preview.level, msg('Preview'), { id: 'preview', look: 'subtitle' })}
    ${review.contactable > mostOptions ? findField(preview, found.length > mostOptions) : nothing}
    ${
      patient === undefined
        ? html`<p class="small-text muted">${msg('Nobody here matches what you typed.')}</p>`
        : [patientField(preview, withChosen(found, patient), patient), messageOf(preview, patient)]
    }
  </section>`
}

/** The first who are meant, and one more where there are more: a list of 100,000 is not gone through at each key. */
function firstMeant(
  review: PatientListReview,
  isMeant: (patient: PatientReview) => boolean,
): readonly PatientReview[] {
  const found: PatientReview[] = []
  for (let index = 0; index < review.patients.length && found.length <= mostOptions; index += 1) {
    const patient = contactableAt(review, index)
    if (patient !== undefined && isMeant(patient)) found.push(patient)
  }
  return found
}

function contactableAt({ patients }: PatientListReview, index: number): PatientReview | undefined {
  return patients.columns.reason[index] === 0 ? patients.at(index) : undefined
}

function withChosen(found: readonly PatientReview[], chosen: PatientReview): readonly PatientReview[] {
  const offered = found.slice(0, mostOptions)
  return offered.includes(chosen) ? offered : [chosen, ...offered]
}

function findField({ find, search }: PatientPreview, isMore: boolean): TemplateResult {
  return html`<div class="field stretch">
    <label class="label small-text" for="preview-find">${msg('Find a patient')}</label>
    <input
      class="input small wide"
      id="preview-find"
      type="search"
      autocomplete="off"
      placeholder=${msg('Name, number or line')}
      .value=${live(find)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) search(currentTarget.value)
      }}
    />
    ${
      isMore
        ? html`<span class="hint"
            >${msg(str`The first ${mostOptions} are offered below. Type a name to find others.`)}</span
          >`
        : nothing
    }
  </div>`
}

function patientField(
  { choose }: PatientPreview,
  offered: readonly PatientReview[],
  patient: PatientReview,
): TemplateResult {
  return html`<div class="field stretch">
    <label class="label small-text" for="preview-patient">${msg('As it goes to')}</label>
    <select
      class="input small wide"
      id="preview-patient"
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) choose(Number(currentTarget.value))
      }}
    >
      ${offered.map(
        (option) =>
          html`<option value=${option.line} .selected=${live(option.line === patient.line)}>
            ${optionWords(option)}
          </option>`,
      )}
    </select>
  </div>`
}

function optionWords(patient: PatientReview): string {
  const name = spokenName(patient) ?? msg('No name')
  const channel = patient.plan === undefined ? '' : channelWords(patient.plan[0].channel)
  return msg(str`${name}, line ${patient.line}, ${channel}`)
}

function messageOf(preview: PatientPreview, patient: PatientReview): TemplateResult | typeof nothing {
  const channel = patient.plan?.[0].channel
  if (channel === undefined) return nothing
  const { draft, settings, practice } = preview
  const example = {
    firstName: patient.firstName,
    lastName: patient.lastName,
    email: patient.email ?? '',
    fields: patient.row.fields,
  }
  return html`${messagePreview(channel, {
    ...{ message: draft.message, patient: example, settings, practice },
    link: draft.attachment?.linkExample,
  })}
  ${channel === 'sms' ? html`<p class="small-text muted">${lengthWords(preview, patient)}</p>` : nothing}`
}

function lengthWords({ draft, settings, practice }: PatientPreview, patient: PatientReview): string {
  const { message } = renderMessage(draft.message, {
    channel: 'sms',
    patient: { firstName: patient.firstName, lastName: patient.lastName, fields: patient.row.fields },
    practice: { name: settings.practiceName || practice, phone: settings.practicePhone },
    link: draft.attachment?.linkExample,
  })
  if (message === undefined) return msg('A placeholder has no value for this patient')
  const { units, segments } = measureSms(message.body, { profile: settings.smsProfile })
  const texts = segments === 1 ? msg('1 text') : msg(str`${segments} texts`)
  return msg(str`Text message, ${formatCount(units)} characters, ${texts}`)
}
