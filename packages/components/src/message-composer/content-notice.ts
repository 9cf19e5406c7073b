import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { ContentFinding, MessageContent } from '@carebatch/core'
import { notice } from '../element/notice.ts'

/** A guard against sending to all what is meant for one, or for nobody: what was found, or what was looked for. */
export function contentNotice(findings: readonly ContentFinding[], message: MessageContent): TemplateResult {
  return findings.length === 0 ? nothingFound() : found(findings, message)
}

function nothingFound(): TemplateResult {
  return notice(
    'success',
    html`<p class="small-text">
      <strong>${msg('No personal details found.')}</strong>
      ${msg('We looked for NHS numbers, birth dates, private phone numbers, short links and, once you add a list, its names.')}
    </p>`,
  )
}

function found(findings: readonly ContentFinding[], message: MessageContent): TemplateResult {
  return notice(
    'warning',
    html`<p><strong>${msg('Look at this again: everybody on your list gets it')}</strong></p>
      <ul class="bullets small-text">
        ${findings.map((finding) => html`<li>${words(finding, message)}</li>`)}
      </ul>`,
  )
}

function words({ label, kind, at, length }: ContentFinding, message: MessageContent): string {
  const text = (label === 'subject' ? message.subject : message.body).slice(at, at + length)
  switch (kind) {
    case 'nhs-number':
      return msg(str`“${text}” is an NHS number. Take it out`)
    case 'date-of-birth':
      return msg(str`“${text}” looks like a date of birth. Take it out`)
    case 'mobile-number':
      return msg(str`“${text}” is a mobile number. Is it your practice’s?`)
    case 'landline-number':
      return msg(str`“${text}” is not your practice’s number. Is it meant for everybody?`)
    case 'name':
      return msg(str`“${text}” is a patient on your list. Take the name out or use ((first name))`)
    case 'link-shortener':
      return msg(str`“${text}” hides where it leads. Use the full address`)
    case 'unfilled-placeholder':
      return msg(str`“${text}” is sent as it stands. Placeholders look like ((first name))`)
  }
}
