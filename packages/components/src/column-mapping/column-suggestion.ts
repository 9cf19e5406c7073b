import {
  parseDateOfBirth,
  parseEmailAddress,
  parseNhsNumber,
  parseUkPhoneNumber,
  type Column,
  type PatientList,
} from '@carebatch/core'
import { columnValues } from './column-values.ts'

/** A column of the file whose values look like the one that is missing. A person takes it or leaves it. */
export interface ColumnSuggestion {
  readonly column: Column
  /** Index into the headers of the list. */
  readonly heading: number
  /** How many of the values looked at can be read as this column. */
  readonly matches: number
  readonly values: number
  /** Of dates: the first and last year among them. */
  readonly years?: { readonly first: number; readonly last: number }
}

export interface SuggestionFacts {
  /** ISO date in London. */
  readonly today: string
  readonly allowTestNumbers: boolean
}

/** Values looked at in each column: enough to judge by, and never a noticeable pause. */
const sampleSize = 1000
/** Below this share the column holds something else, or is too dirty to be proposed. */
const leastShare = 0.8

/** For one missing column: the heading, among those without a part, whose values fit best. */
export function suggestColumn(
  list: PatientList,
  column: Column,
  facts: SuggestionFacts,
): ColumnSuggestion | undefined {
  const used = new Set(Object.values(list.mapping))
  return list.headers
    .flatMap((_, heading) => (used.has(heading) ? [] : [judged(list, heading, column, facts)]))
    .filter(({ matches, values }) => values > 0 && matches / values >= leastShare)
    .sort((a, b) => b.matches / b.values - a.matches / a.values)[0]
}

function judged(
  list: PatientList,
  heading: number,
  column: Column,
  facts: SuggestionFacts,
): ColumnSuggestion {
  let values = 0
  let matches = 0
  const years: number[] = []
  for (const value of columnValues(list, heading)) {
    if (values === sampleSize) break
    values += 1
    const read = readAs(value, column, facts)
    if (read === undefined) continue
    matches += 1
    if (column === 'dateOfBirth') years.push(Number(read.slice(0, 4)))
  }
  return { column, heading, matches, values, ...span(years) }
}

/** What the value reads as in this column, as text, or undefined. Names read as anything, so they are never proposed. */
function readAs(
  value: string,
  column: Column,
  { today, allowTestNumbers }: SuggestionFacts,
): string | undefined {
  switch (column) {
    case 'nhsNumber':
      return parseNhsNumber(value)
    case 'phone':
      return parseUkPhoneNumber(value, { allowTestNumbers })?.e164
    case 'dateOfBirth':
      return parseDateOfBirth(value, { today })
    case 'email':
      return parseEmailAddress(value)
    case 'name':
    case 'firstName':
    case 'lastName':
      return undefined
  }
}

function span(years: readonly number[]): Pick<ColumnSuggestion, 'years'> {
  if (years.length === 0) return {}
  return { years: { first: Math.min(...years), last: Math.max(...years) } }
}
