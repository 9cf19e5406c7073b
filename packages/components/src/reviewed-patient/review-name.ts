import type { PatientReview } from '@carebatch/core'

/** A patient's name as tables show it, last name first: "Okafor, Anthony". Undefined where nothing names the patient. */
export function reviewName({ row, firstName, lastName }: PatientReview): string | undefined {
  const first = firstName ?? row.name?.first
  const last = lastName ?? row.name?.last
  if (last !== undefined && first !== undefined) return `${last}, ${first}`
  return row.name?.full ?? last ?? first
}

/** As one speaks of a patient: "Anthony Okafor". */
export function spokenName({ row, firstName, lastName }: PatientReview): string | undefined {
  const first = firstName ?? row.name?.first
  const last = lastName ?? row.name?.last
  if (last !== undefined && first !== undefined) return `${first} ${last}`
  return row.name?.full ?? last ?? first
}
