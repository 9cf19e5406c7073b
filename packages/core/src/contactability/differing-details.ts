import type { PatientRow } from '../patient-list/patient-list.ts'
import type { PatientFacts } from './patient-facts.ts'
import { surnamesAgree } from './surnames-agree.ts'

/** A detail by which a line and the record under its NHS number are told to be one person's. */
export type ComparedDetail = 'dateOfBirth' | 'lastName'

const nothing: readonly ComparedDetail[] = []

/**
 * Which details of a line differ from what the look-up answered; undefined where there was nothing to compare. One
 * of them is enough to doubt the line: a column that was sorted by itself leaves the others right. Dates must be equal,
 * surnames must be plainly different (`surnamesAgree`), and a surname may stand anywhere in the name of the list.
 */
export function differingDetails(
  { dateOfBirth, name }: Pick<PatientRow, 'dateOfBirth' | 'name'>,
  facts: Pick<PatientFacts, 'dateOfBirth' | 'lastName'> | undefined,
): readonly ComparedDetail[] | undefined {
  const dates =
    dateOfBirth === undefined || facts?.dateOfBirth === undefined
      ? undefined
      : dateOfBirth === facts.dateOfBirth
  const surnames =
    name === undefined || facts?.lastName === undefined ? undefined : surnamesAgree(name.full, facts.lastName)
  if (dates === undefined && surnames === undefined) return undefined
  if (dates !== false && surnames !== false) return nothing
  return [
    ...(dates === false ? (['dateOfBirth'] as const) : []),
    ...(surnames === false ? (['lastName'] as const) : []),
  ]
}
