import type { PatientListReview } from '../contactability/patient-list-review.ts'
import type { ReviewInput } from '../contactability/review-input.ts'
import { reviewLinesAgain } from '../contactability/review-lines-again.ts'
import { reviewPatientList, reviewSteps } from '../contactability/review-patient-list.ts'
import { nextTurn } from '../patient-list/next-turn.ts'

export interface ListReviewOptions {
  /** What is known now; it must not change afterwards. */
  readonly input: () => ReviewInput
  readonly show: (review: PatientListReview) => void
}

/** From so many lines on, a page would feel that all of them are reviewed at once. */
export const manyLines = 2_000

/**
 * Keeps a review equal to what is known. A few lines are reviewed at once, so that an edit shows as it is made; a long
 * list in turns, between which the page goes on.
 */
export class ListReview {
  readonly #options: ListReviewOptions
  #review: PatientListReview | undefined
  /** Changed while the whole list was being reviewed. */
  readonly #changed = new Set<number>()
  #running: Promise<void> | undefined
  /** Of the newest review of everything; the others give up. */
  #turn = 0

  constructor(options: ListReviewOptions) {
    this.#options = options
  }

  /** Everybody may be judged otherwise: a list of so many lines, another batch type, the facts of all. */
  all(lines: number): Promise<void> {
    this.forget()
    if (lines < manyLines) this.#take(reviewPatientList(this.#options.input()))
    else this.#running = this.#inTurns((this.#turn += 1))
    return this.settled()
  }

  /** Shown at once, unless the whole list is being reviewed: then together with that. */
  lines(lines: Iterable<number>): void {
    for (const line of lines) this.#changed.add(line)
    if (this.#running === undefined && this.#review !== undefined) this.#take(this.#review)
  }

  /** Resolves when the review is shown that everything known now belongs to. */
  async settled(): Promise<void> {
    for (let running = this.#running; running !== undefined; running = this.#running) await running
  }

  forget(): void {
    this.#turn += 1
    this.#running = undefined
    this.#changed.clear()
  }

  async #inTurns(turn: number): Promise<void> {
    const steps = reviewSteps(this.#options.input())
    let step = steps.next()
    while (!step.done) {
      await nextTurn(undefined)
      if (turn !== this.#turn) return
      step = steps.next()
    }
    // What is shown is drawn at once: in a task of its own.
    await nextTurn(undefined)
    if (turn !== this.#turn) return
    this.#running = undefined
    this.#take(step.value)
  }

  #take(review: PatientListReview): void {
    const { input, show } = this.#options
    this.#review = this.#changed.size === 0 ? review : reviewLinesAgain(review, input(), this.#changed)
    this.#changed.clear()
    show(this.#review)
  }
}
