import { msg, str } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'

/** What is wrong with a file, and what to do. Both are whole sentences; the file's name is the only thing from outside. */
export interface ListErrorWords {
  readonly what: string
  readonly whatToDo: string
}

type Refusal = Pick<CareBatchError, 'code' | 'details'>

/** Why this file was refused (guide, step 4). Codes that are not about the file get the general sentence. */
export function listErrorWords({ code, details }: Refusal, fileName: string): ListErrorWords {
  switch (code) {
    case 'list-is-empty':
      return {
        what: msg(str`${fileName} is empty`),
        whatToDo: msg('Choose a file with patients in it.'),
      }
    case 'list-is-not-text':
      return notText(details['kind'], fileName)
    case 'list-has-no-header':
      return {
        what: msg(str`No column of ${fileName} holds NHS numbers`),
        whatToDo: msg(
          'We looked in lines 1 to 20. Add a column with the heading “NHS Number” and add the file again.',
        ),
      }
    case 'list-has-no-rows':
      return noRows(details['headerLine'], fileName)
    case 'list-too-large':
      return tooLarge(details, fileName)
    default:
      return {
        what: msg(str`${fileName} could not be read`),
        whatToDo: msg('Try again. If it happens again, give the code below to your support team.'),
      }
  }
}

function notText(kind: unknown, fileName: string): ListErrorWords {
  switch (kind) {
    case 'xlsx':
    case 'xls':
    case 'workbook':
      return {
        what: msg(str`${fileName} is an Excel workbook, not a CSV file`),
        whatToDo: msg('Open it in Excel, choose Save as, then “CSV UTF-8”, and add that file.'),
      }
    case 'pdf':
      return {
        what: msg(str`${fileName} is a PDF, not a CSV file`),
        whatToDo: msg('Export the list from your clinical system as CSV and add that file.'),
      }
    case 'image':
    case 'picture':
      return {
        what: msg(str`${fileName} is a picture, not a CSV file`),
        whatToDo: msg('Export the list from your clinical system as CSV and add that file.'),
      }
    default:
      return {
        what: msg(str`${fileName} is not a text file`),
        whatToDo: msg(
          'It may be a workbook, a picture or a PDF. Save or export the list as CSV and add that file.',
        ),
      }
  }
}

function noRows(headerLine: unknown, fileName: string): ListErrorWords {
  return {
    what:
      typeof headerLine === 'number'
        ? msg(str`${fileName} has headings in line ${headerLine} and no patients below them`)
        : msg(str`${fileName} has headings and no patients below them`),
    whatToDo: msg('Check that the search found patients, export it again and add that file.'),
  }
}

function tooLarge(details: CareBatchError['details'], fileName: string): ListErrorWords {
  const { rows, limit } = details
  const whatToDo = msg('Split the list into smaller files and send a batch to each.')
  if (typeof rows === 'number' && typeof limit === 'number')
    return {
      what: msg(str`${fileName} has ${number(rows)} patients. The limit is ${number(limit)}`),
      whatToDo,
    }
  return { what: msg(str`${fileName} is too large`), whatToDo }
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}
