import { msg } from '@lit/localize'
import { notContactableCsv, type PatientList, type PatientListReview } from '@carebatch/core'
import { reasonWords } from '../locales/words/reason-words.ts'

export interface NotContactableSource {
  readonly list: PatientList
  readonly review: PatientListReview
  readonly fileName: string
}

/** "Download list": the columns of the file with line and reason, and what the file is called. */
export function notContactableFile({ list, review, fileName }: NotContactableSource): {
  readonly csv: string
  readonly fileName: string
} {
  const csv = notContactableCsv(review, {
    headers: list.headers,
    cells: list.cells,
    words: {
      // Known again when the corrected file is added: `returnedColumns` of core has these headings.
      line: msg('Line in your file'),
      reason: msg('Why this patient cannot be contacted'),
      reasonText: (code) => reasonWords(code).title,
    },
  })
  const name = fileName.replace(/\.[^.]+$/, '') || 'patients'
  return { csv, fileName: `${name}-not-contactable.csv` }
}
