import { msg } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'
import { errorWords, type ErrorWords } from './error-words.ts'

/** Why a file was refused (guide, step 4): the words of the error, or better ones where we know what the file is. */
export function listErrorWords(error: Pick<CareBatchError, 'code' | 'details'>): ErrorWords {
  const { kind } = error.details
  return (
    (error.code === 'list-is-not-text' && typeof kind === 'string' && notText[kind]?.()) || errorWords(error)
  )
}

const exportAsCsv = (): string => msg('Export the list from your clinical system as CSV and add that file.')

/** By what `readPatientList` recognised in the first bytes. */
const notText: Readonly<Record<string, () => ErrorWords>> = {
  workbook: () => ({
    title: msg('This is an Excel workbook, renamed to .csv'),
    advice: msg('Open it in Excel, choose Save as, then “CSV UTF-8”, and add that file.'),
  }),
  picture: () => ({ title: msg('This is a picture, not a list'), advice: exportAsCsv() }),
  pdf: () => ({ title: msg('This is a PDF, not a CSV file'), advice: exportAsCsv() }),
}
