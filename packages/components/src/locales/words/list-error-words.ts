import { msg, str } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'
import { formatCount } from '../format.ts'
import { errorWords, type ErrorWords } from './error-words.ts'

type ListError = Pick<CareBatchError, 'code' | 'details'>

/** Why a file was refused (guide, step 4): the words of the error, or better ones where its details say more. */
export function listErrorWords(error: ListError): ErrorWords {
  const { kind, what } = error.details
  const better =
    error.code === 'list-is-not-text'
      ? notText[String(kind)]?.()
      : error.code === 'list-too-large'
        ? tooLarge[String(what)]?.(error.details)
        : undefined
  return better ?? errorWords(error)
}

const exportAsCsv = (): string => msg('Export the list from your clinical system as CSV and add that file.')

/** By what `readPatientList` recognised in the first bytes. */
const notText: Readonly<Record<string, () => ErrorWords>> = {
  workbook: () => ({
    title: msg('This is an Excel workbook, not a CSV file'),
    advice: msg('Open it in Excel, choose Save as, then “CSV UTF-8”, and add that file.'),
  }),
  picture: () => ({ title: msg('This is a picture, not a list of patients'), advice: exportAsCsv() }),
  pdf: () => ({ title: msg('This is a PDF, not a CSV file'), advice: exportAsCsv() }),
  document: () => ({ title: msg('This is a text document, not a CSV file'), advice: exportAsCsv() }),
  archive: () => ({
    title: msg('This is a packed file, not a CSV file'),
    advice: msg('Unpack it and add the CSV file that is in it.'),
  }),
}

/** By what there is too much of. */
const tooLarge: Readonly<Record<string, (details: ListError['details']) => ErrorWords>> = {
  rows: ({ found, limit }) => ({
    title: msg(str`The file has ${figure(found)} patients. The limit is ${figure(limit)}`),
    advice: msg('Split the list into smaller files and send a batch to each.'),
  }),
  bytes: ({ found, limit }) => ({
    title: msg(str`The file has ${megabytes(found)} MB. The limit is ${megabytes(limit)} MB`),
    advice: msg('Take out columns that the message does not need, or split the list into smaller files.'),
  }),
  columns: ({ found, limit }) => ({
    title: msg(str`The file has ${figure(found)} columns. The limit is ${figure(limit)}`),
    advice: msg('Take out columns that the message does not need.'),
  }),
}

const figure = (value: unknown): string => (typeof value === 'number' ? formatCount(value) : '')
const megabytes = (value: unknown): string =>
  typeof value === 'number' ? formatCount(Math.ceil(value / (1024 * 1024))) : ''
