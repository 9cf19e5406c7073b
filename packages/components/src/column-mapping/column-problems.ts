import { msg, str } from '@lit/localize'
import type { Column } from '@carebatch/core'
import type { FieldProblem } from '../element/error-summary.ts'
import { columnInSentence } from '../locales/words/column-words.ts'
import { doubledColumns, missingColumns, type ColumnChoices } from './column-choices.ts'
import type { ColumnSuggestion } from './column-suggestion.ts'

/** What still has to be chosen, each at the heading where it is most likely chosen. */
export function columnProblems(
  choices: ColumnChoices,
  required: readonly Column[],
  suggestions: readonly ColumnSuggestion[],
): readonly FieldProblem[] {
  const missing = missingColumns(choices, required).map((column) => ({
    field: columnField(headingFor(column, choices, suggestions)),
    words: msg(str`Choose the column that holds the ${columnInSentence(column)}`),
  }))
  const doubled = doubledColumns(choices).map((column) => ({
    field: columnField(choices.lastIndexOf(column)),
    words: msg(str`Only one column can be the ${columnInSentence(column)}`),
  }))
  return [...missing, ...doubled]
}

export const columnField = (heading: number): string => `column-${heading}`

function headingFor(
  column: Column,
  choices: ColumnChoices,
  suggestions: readonly ColumnSuggestion[],
): number {
  const suggested = suggestions.find((suggestion) => suggestion.column === column)?.heading
  return suggested ?? Math.max(0, choices.indexOf(undefined))
}
