import type { PatientReview } from '@carebatch/core'
import { reviewName } from './review-name.ts'

/**
 * Whether a patient is meant by what was typed: part of a name (accents and case do not matter), part of an NHS number
 * or mobile (spaces do not matter, +44 or 0), or the number of a line.
 */
export function reviewSearch(typed: string): (patient: PatientReview) => boolean {
  const words = plain(typed)
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  if (words.length === 0) return () => true
  const digits = /^[\d\s+()-]+$/.test(typed.trim()) ? typed.replace(/\D/g, '') : ''
  if (digits !== '') return (patient) => hasDigits(patient, digits)
  return (patient) => {
    const name = plain(`${reviewName(patient) ?? ''} ${patient.email ?? ''}`)
    return words.every((word) => name.includes(word))
  }
}

function hasDigits({ line, row, phone }: PatientReview, digits: string): boolean {
  if (String(line) === digits) return true
  const national = (phone ?? row.phone)?.e164.replace('+44', '0') ?? ''
  return row.nhsNumber?.includes(digits) === true || national.includes(digits.replace(/^(0044|44)/, '0'))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB')
}
