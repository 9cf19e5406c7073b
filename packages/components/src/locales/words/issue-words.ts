import { msg } from '@lit/localize'
import type { PatientListIssueCode } from '@carebatch/core'

/** `short` stands beside the cell, `long` explains it in the row editor. */
export interface IssueWords {
  readonly short: string
  readonly long: string
}

const words: Readonly<Record<PatientListIssueCode, () => IssueWords>> = {
  'nhs-number-missing': () => ({
    short: msg('no NHS number'),
    long: msg('This line has no NHS number. Add it.'),
  }),
  'nhs-number-invalid': () => ({
    short: msg('not valid'),
    long: msg('An NHS number has 10 digits, and the last one checks the others. These do not fit together.'),
  }),
  'nhs-number-e-notation': () => ({
    short: msg('digits lost by a spreadsheet'),
    long: msg('A spreadsheet shortened this number and lost its last digits. Type the whole number.'),
  }),
  'nhs-number-is-national-insurance-number': () => ({
    short: msg('National Insurance number'),
    long: msg('This looks like a National Insurance number. Type the NHS number.'),
  }),
  'phone-unreadable': () => ({
    short: msg('not a phone number'),
    long: msg('This cannot be read as a phone number. Type the number, 11 digits that begin with 07.'),
  }),
  'phone-has-text': () => ({
    short: msg('text beside the number'),
    long: msg('There is text beside the number. It may be another person’s phone, so we have not used it.'),
  }),
  'phone-e-notation': () => ({
    short: msg('digits lost by a spreadsheet'),
    long: msg('A spreadsheet shortened this number and lost its last digits. Type the whole number.'),
  }),
  'phone-two-numbers': () => ({
    short: msg('2 numbers'),
    long: msg('There is more than one number in this cell. Choose the patient’s own mobile.'),
  }),
  'phone-not-uk': () => ({
    short: msg('not a UK number'),
    long: msg('This number is not a UK number (+44). Texts can only go to UK numbers.'),
  }),
  'date-of-birth-unreadable': () => ({
    short: msg('not a date'),
    long: msg('This cannot be read as a date. Type the day, month and year, for example 27/03/1961.'),
  }),
  'date-of-birth-impossible': () => ({
    short: msg('no such day'),
    long: msg('There is no such day. Type the day, month and year, for example 27/03/1961.'),
  }),
  'date-of-birth-in-future': () => ({
    short: msg('in the future'),
    long: msg('This date lies in the future. Check the year.'),
  }),
  'date-of-birth-before-1900': () => ({
    short: msg('before 1900'),
    long: msg('This date lies before 1900. Check the year.'),
  }),
  'date-of-birth-two-centuries': () => ({
    short: msg('which century?'),
    long: msg('A year of 2 digits could be in 2 centuries. Type the year with 4 digits.'),
  }),
  'date-of-birth-excel-serial': () => ({
    short: msg('a spreadsheet’s number for a day'),
    long: msg('A spreadsheet turned this date into a number. Check the suggestion against the record.'),
  }),
  'email-address-invalid': () => ({
    short: msg('not an email address'),
    long: msg('This is not an email address. Correct it, or ignore it and use the NHS App or a text.'),
  }),
  'email-address-two': () => ({
    short: msg('2 addresses'),
    long: msg('There is more than one address in this cell. Choose the patient’s own.'),
  }),
  'required-column-missing': () => ({
    short: msg('column missing'),
    long: msg('A column that this list needs was not found.'),
  }),
  'column-repeated': () => ({
    short: msg('column is there twice'),
    long: msg('Two columns have this heading. We use the first.'),
  }),
  'quote-not-closed': () => ({
    short: msg('quotation mark not closed'),
    long: msg('A quotation mark in this line is never closed. Everything after it is unclear.'),
  }),
  'row-ragged': () => ({
    short: msg('too few or too many cells'),
    long: msg(
      'This line has fewer or more cells than there are headings. Check that nothing moved sideways.',
    ),
  }),
  'value-without-heading': () => ({
    short: msg('cell without a heading'),
    long: msg('This line has a cell beyond the last heading. Check that nothing moved sideways.'),
  }),
  'cell-too-long': () => ({
    short: msg('too long'),
    long: msg(
      'This cell holds more than 2,000 characters, so it was left out. Check that nothing moved sideways.',
    ),
  }),
  'patient-repeated': () => ({
    short: msg('repeated'),
    long: msg('The same NHS number is in more than one line.'),
  }),
}

export function issueWords(code: PatientListIssueCode): IssueWords {
  return words[code]()
}
