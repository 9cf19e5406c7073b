import { msg, str } from '@lit/localize'
import type { PatientList, PatientListReview } from '@carebatch/core'
import { formatCount } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

export interface LeadWords {
  readonly list: PatientList
  readonly review: PatientListReview
  /** Empty where the list came from no file. */
  readonly fileName: string
}

/** "flu.csv, 1,248 patients. 14 cells were repaired, and each one is marked." */
export function leadWords({ list, review, fileName }: LeadWords): string {
  const patients = patientsWords(review.patients.length)
  const all = fileName === '' ? patients : `${fileName}, ${patients}`
  const repaired = list.repairs.length
  if (repaired === 0) return `${all}.`
  return repaired === 1
    ? msg(str`${all}. 1 cell was repaired, and it is marked.`)
    : msg(str`${all}. ${formatCount(repaired)} cells were repaired, and each one is marked.`)
}
