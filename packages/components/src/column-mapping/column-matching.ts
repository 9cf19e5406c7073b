import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { msg, str } from '@lit/localize'
import type { ClinicalSystem, Column, ColumnMapping, PatientList } from '@carebatch/core'
import type { FieldProblem } from '../element/error-summary.ts'
import { choicesOf, mappingOf, missingColumns, type ColumnChoices } from './column-choices.ts'
import { columnProblems } from './column-problems.ts'
import { suggestColumn, type ColumnSuggestion, type SuggestionFacts } from './column-suggestion.ts'

export interface Matching {
  readonly choices: ColumnChoices
  readonly suggestions: readonly ColumnSuggestion[]
  readonly problems: readonly FieldProblem[]
}

/** What staff have chosen for each heading so far. Suggestions are looked for once a list: they read many cells. */
export class ColumnMatching implements ReactiveController {
  /** Whether staff asked to match columns again though none is missing. */
  isOpen = false
  private list: PatientList | undefined
  private choices: ColumnChoices = []
  private suggestions: readonly ColumnSuggestion[] = []

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {}

  of(list: PatientList, system: ClinicalSystem, facts: SuggestionFacts): Matching {
    if (list !== this.list) this.start(list, system, facts)
    return {
      choices: this.choices,
      suggestions: this.suggestions,
      problems: columnProblems(this.choices, system.requiredColumns, this.suggestions),
    }
  }

  choose(heading: number, column: Column | undefined): void {
    this.choices = this.choices.map((chosen, index) => (index === heading ? column : chosen))
    this.host.requestUpdate()
  }

  open(): void {
    this.isOpen = true
    this.host.requestUpdate()
  }

  close(): void {
    this.isOpen = false
    this.list = undefined
  }

  /** The mapping, or undefined as long as there are problems. */
  take(required: readonly Column[]): ColumnMapping | undefined {
    if (columnProblems(this.choices, required, this.suggestions).length > 0) return undefined
    this.close()
    return mappingOf(this.choices)
  }

  /** "We know 4 of your 6 columns and keep 1 for placeholders." */
  words({ headers, mapping }: PatientList): string {
    const known = Object.keys(mapping).length
    return msg(
      str`We know ${known} of your ${headers.length} columns. Those we do not know are kept for placeholders. Your choice is remembered for lists with these headings.`,
    )
  }

  private start(list: PatientList, system: ClinicalSystem, facts: SuggestionFacts): void {
    this.list = list
    this.choices = choicesOf(list)
    this.suggestions = missingColumns(this.choices, system.requiredColumns).flatMap(
      (column) => suggestColumn(list, column, facts) ?? [],
    )
  }
}
