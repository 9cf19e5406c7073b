import { msg, str } from '@lit/localize'
import type { PatientReview } from '@carebatch/core'
import { formatDate, formatListDate } from '../locales/format.ts'
import { issueWords } from '../locales/words/issue-words.ts'
import { islandWords } from '../locales/words/island-words.ts'
import { reviewCell, type ReviewedList } from './review-cell.ts'

/** What stands below the tag of a reason: the day, the address, what exactly is wrong. */
export function reasonNote(list: ReviewedList, patient: PatientReview): string | undefined {
  const { facts, line } = patient
  switch (patient.reason) {
    case 'patient-deceased':
      return facts?.deceased?.on && formatDate(facts.deceased.on)
    case 'contact-details-unavailable':
      return msg('The look-up did not answer')
    case 'mobile-likely-to-fail':
      return facts?.undelivered && msg(str`Not delivered on ${formatDate(facts.undelivered.on)}`)
    case 'email-address-invalid': {
      const cell = reviewCell(list, patient, 'email')
      return cell.kind === 'empty' ? undefined : cell.text
    }
    case 'nhs-number-invalid': {
      const issue = list.marks.issue(line, 'nhsNumber')
      return issue?.code === 'nhs-number-invalid'
        ? msg('The check digit is wrong')
        : issue && issueWords(issue.code).short
    }
    case 'row-ragged':
      return msg(str`The line reads: ${list.list.cells(line).join(' | ')}`)
    case 'details-do-not-match':
      return differenceWords(patient)
    case 'not-uk-phone-number':
      return patient.phone && islandWords(patient.phone)
    default:
      return undefined
  }
}

/** What the record says, so that staff can tell a slip from another person. */
function differenceWords({ differing = [], facts }: PatientReview): string {
  const dateOfBirth = facts?.dateOfBirth && formatListDate(facts.dateOfBirth)
  const values = differing.map((detail) => (detail === 'lastName' ? facts?.lastName : dateOfBirth))
  return msg(str`The record says ${values.join(', ')}`)
}
