import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { patientsWords } from '../locales/words/patients-words.ts'
import type { ReviewGroup } from './review-filter.ts'

export interface NobodyHere {
  readonly group: ReviewGroup
  readonly find: string
  readonly contactable: number
}

/** In place of a table without rows: why there are none. */
export function nobodyHere(options: NobodyHere): TemplateResult {
  return html`<p class="card tint" part="empty">${whyWords(options)}</p>`
}

function whyWords({ group, find, contactable }: NobodyHere): string {
  if (find.trim() !== '') return msg('Nobody here matches what you typed.')
  return group === 'cannot'
    ? msg(str`Everybody on the list can be contacted: ${patientsWords(contactable)}.`)
    : msg('Nobody on this list can be contacted.')
}
