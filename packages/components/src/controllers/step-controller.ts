import type { ReactiveController } from 'lit'
import { draftSteps, type DraftProblem, type DraftStep } from '@carebatch/core'
import type { FieldProblem } from '../element/error-summary.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { draftProblemWords } from '../locales/words/draft-problem-words.ts'
import type { DraftHost } from './draft-controller.ts'
import type { FocusController } from './focus-controller.ts'

type StepHost = DraftHost & HTMLElement

/**
 * One step of the wizard: Back, Continue, and the problems that Continue found. Problems are shown after it was
 * pressed, not while staff are still typing, and go as soon as they are solved.
 */
export class StepController implements ReactiveController {
  private found: readonly FieldProblem[] = []

  constructor(
    private readonly host: StepHost,
    private readonly step: DraftStep,
    private readonly focusing: FocusController,
    /** Adds problems that only this page knows of, or takes those away that it says in better words. */
    private readonly complete: (problems: readonly FieldProblem[]) => readonly FieldProblem[] = (found) =>
      found,
  ) {
    host.addController(this)
  }

  hostUpdate(): void {
    const current = this.current()
    this.found = this.found.filter(({ field, words }) =>
      current.some((problem) => problem.field === field && problem.words === words),
    )
  }

  /** To be shown in summary and beside the fields. */
  get problems(): readonly FieldProblem[] {
    return this.found
  }

  readonly goOn = (): void => {
    if (!this.check()) return
    const next = draftSteps[draftSteps.indexOf(this.step) + 1]
    if (next !== undefined) this.host.dispatchEvent(new ChangeStepEvent(next))
  }

  readonly goBack = (): void => {
    const before = draftSteps[draftSteps.indexOf(this.step) - 1]
    if (before !== undefined) this.host.dispatchEvent(new ChangeStepEvent(before))
  }

  /** Shows what is wrong with this step and moves focus to it; true where nothing is. */
  readonly check = (): boolean => {
    this.found = this.current()
    if (this.found.length === 0) return true
    this.focusing.afterRender('.summary')
    return false
  }

  private current(): readonly FieldProblem[] {
    const problems = this.host.draft?.getState().problems[this.step] ?? []
    return this.complete(problems.map(inWords))
  }
}

const inWords = (problem: DraftProblem): FieldProblem => ({
  field: problem.field,
  words: draftProblemWords(problem),
})
