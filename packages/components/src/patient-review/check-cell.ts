import { parseDateOfBirth, parseEmailAddress, parseNhsNumber, parseUkPhoneNumber } from '@carebatch/core'
import { msg } from '@lit/localize'
import type { EditableColumn } from './review-actions.ts'

export interface CellRules {
  /** ISO date in London. */
  readonly today: string
  /** Test mode: numbers of Ofcom's fiction range count as mobiles. */
  readonly allowTestNumbers: boolean
}

/** What is wrong with a value that staff typed, as a sentence, or undefined. An empty cell says "none". */
export function checkCell(column: EditableColumn, text: string, rules: CellRules): string | undefined {
  const typed = text.trim()
  switch (column) {
    case 'nhsNumber':
      return parseNhsNumber(typed) === undefined
        ? msg('Enter an NHS number of 10 digits, for example 999 054 8609. The last digit checks the others')
        : undefined
    case 'phone':
      return typed === '' || parseUkPhoneNumber(typed, rules) !== undefined
        ? undefined
        : msg('Enter a UK phone number without any other text, for example 07700 900118')
    case 'dateOfBirth':
      return typed === '' || parseDateOfBirth(typed, rules) !== undefined
        ? undefined
        : msg('Enter a real date in the past, day first, for example 27/03/1961')
    case 'email':
      return typed === '' || parseEmailAddress(typed) !== undefined
        ? undefined
        : msg('Enter one email address in the correct format, like name@example.com')
  }
}
