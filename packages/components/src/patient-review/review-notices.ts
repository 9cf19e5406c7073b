import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { PatientList } from '@carebatch/core'
import { notice } from '../element/notice.ts'
import { formatCount } from '../locales/format.ts'
import { columnInSentence } from '../locales/words/column-words.ts'
import { encodingLabel } from '../locales/words/encoding-words.ts'

/** What staff must know about the list as a whole, the most serious first. */
export function reviewNotices(list: PatientList): readonly TemplateResult[] {
  const isNotChecked = list.notices.some(({ code }) => code === 'contact-columns-not-checked')
  return [
    ...(isNotChecked ? [notChecked()] : []),
    ...[...unreadableWords(list), ...repeatedWords(list)].map(warning),
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

const warning = (words: string): TemplateResult => notice('warning', html`<p class="small-text">${words}</p>`)

/** Letters that the encoding does not have; a name with one of them is sent as it stands. */
function unreadableWords({ notices }: PatientList): readonly string[] {
  const { count = 0 } = notices.find(({ code }) => code === 'characters-unreadable') ?? {}
  if (count === 0) return []
  const what =
    count === 1
      ? msg('1 letter could not be read and is shown as “\uFFFD”.')
      : msg(str`${formatCount(count)} letters could not be read and are shown as “\uFFFD”.`)
  return [
    `${what} ${msg('Choose another way to read the letters, or save the file as “CSV UTF-8” and add it again.')}`,
  ]
}

/** One sentence for each part that two headings play, and for each heading of the practice's own that stands twice. */
function repeatedWords({ issues, headers }: PatientList): readonly string[] {
  const sentences = issues
    .filter(({ code }) => code === 'column-repeated')
    .flatMap(({ column, position }) => {
      if (column !== undefined)
        return msg(str`More than one heading means the ${columnInSentence(column)}. We used the first.`)
      const heading = position === undefined ? undefined : headers[position]?.trim()
      return heading === undefined
        ? []
        : msg(
            str`More than one column is headed “${heading}”. The placeholder ((${heading})) takes the first.`,
          )
    })
  return [...new Set(sentences)]
}

function quietNotices({ notices, encoding, headerLine }: PatientList): readonly TemplateResult[] {
  const sentences = notices.flatMap(({ code, count = 0 }) => {
    switch (code) {
      case 'corrected-list':
        return msg(
          'This is a list that was downloaded here and corrected. Only the patients in it are messaged, not those of the first list.',
        )
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
