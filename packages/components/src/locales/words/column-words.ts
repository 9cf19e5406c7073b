import { msg } from '@lit/localize'
import type { Column } from '@carebatch/core'

const names: Readonly<Record<Column, () => string>> = {
  nhsNumber: () => msg('NHS number'),
  phone: () => msg('Mobile number'),
  dateOfBirth: () => msg('Date of birth'),
  email: () => msg('Email address'),
  name: () => msg('Name'),
  firstName: () => msg('First name'),
  lastName: () => msg('Last name'),
}

/** A column as a label: "Mobile number". */
export function columnName(column: Column): string {
  return names[column]()
}

const inSentences: Readonly<Record<Column, () => string>> = {
  nhsNumber: () => msg('NHS number', { desc: 'in the middle of a sentence' }),
  phone: () => msg('mobile number'),
  dateOfBirth: () => msg('date of birth'),
  email: () => msg('email address'),
  name: () => msg('name'),
  firstName: () => msg('first name'),
  lastName: () => msg('last name'),
}

/** A column in the middle of a sentence: "mobile number". */
export function columnInSentence(column: Column): string {
  return inSentences[column]()
}
