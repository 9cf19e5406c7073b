import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { PatientList, PatientListIssue } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount } from '../locales/format.ts'
import { columnInSentence } from '../locales/words/column-words.ts'
import { encodingLabel } from '../locales/words/encoding-words.ts'

/** What staff must know about the list as a whole, the most serious first. */
export function reviewNotices(list: PatientList): readonly TemplateResult[] {
  const codes = new Set(list.notices.map(({ code }) => code))
  return [
    ...(codes.has('contact-columns-not-checked') ? [notChecked()] : []),
    ...list.issues.filter(({ line }) => line === undefined).flatMap(wholeListIssue),
    ...quietNotices(list),
  ]
}

/** Guide, step 4, second note: the loudest of them. */
function notChecked(): TemplateResult {
  return notice(
    'warning',
    html`<p><strong>${msg('These patients are not checked against your registered patients')}</strong></p>
      <p class="small-text">
        ${msg(
          'The list brings its own mobile numbers and dates of birth, so these are used. Patients who are not registered with you will get the message unless you take them off the list.',
        )}
      </p>`,
  )
}

function wholeListIssue({ code, column }: PatientListIssue): readonly TemplateResult[] {
  if (code !== 'column-repeated' || column === undefined) return []
  return [
    notice(
      'warning',
      html`<p class="small-text">
        ${msg(str`More than one heading means the ${columnInSentence(column)}. We used the first.`)}
      </p>`,
    ),
  ]
}

function quietNotices({ notices, encoding, headerLine }: PatientList): readonly TemplateResult[] {
  const sentences = notices.flatMap(({ code, count = 0 }) => {
    switch (code) {
      case 'title-lines-skipped':
        return msg(str`The lines above the headings in line ${headerLine} are not patients and were skipped.`)
      case 'empty-rows-skipped':
        return count === 1
          ? msg('1 empty line was skipped.')
          : msg(str`${formatCount(count)} empty lines were skipped.`)
      case 'encoding-not-utf-8':
        return msg(
          str`The file was read as ${encodingLabel(encoding)}. Check that names with accents look right.`,
        )
      default:
        return []
    }
  })
  if (sentences.length === 0) return []
  return [notice('notice', html`<p class="small-text">${sentences.join(' ')}</p>`)]
}
