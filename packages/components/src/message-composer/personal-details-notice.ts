import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { PersonalDetail } from '@carebatch/core'
import { notice } from '../element/notice.ts'

/** A guard against sending one patient's details to all: what was found and where, or what was looked for. */
export function personalDetailsNotice(details: readonly PersonalDetail[], body: string): TemplateResult {
  return details.length === 0 ? nothingFound() : found(details, body)
}

function nothingFound(): TemplateResult {
  return notice(
    'success',
    html`<p class="small-text">
      <strong>${msg('No personal details found.')}</strong>
      ${msg('We looked for NHS numbers, birth dates, mobile numbers and, once you add a list, its names.')}
    </p>`,
  )
}

function found(details: readonly PersonalDetail[], body: string): TemplateResult {
  return notice(
    'warning',
    html`<p>
        <strong
          >${msg('This message seems to be about one person, and everybody on your list gets it')}</strong
        >
      </p>
      <ul class="bullets small-text">
        ${details.map((detail) => html`<li>${words(detail, body)}</li>`)}
      </ul>`,
  )
}

function words({ kind, at, length }: PersonalDetail, body: string): string {
  const text = body.slice(at, at + length)
  switch (kind) {
    case 'nhs-number':
      return msg(str`“${text}” is an NHS number. Take it out`)
    case 'date-of-birth':
      return msg(str`“${text}” looks like a date of birth. Take it out`)
    case 'mobile-number':
      return msg(str`“${text}” is a mobile number. Is it your practice’s?`)
    case 'name':
      return msg(str`“${text}” is a patient on your list. Take the name out or use ((first name))`)
  }
}
