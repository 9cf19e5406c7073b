import type { EpochMilliseconds } from '../primitives/instant.ts'
import { draftProblems, reachableSteps, type DraftContent } from './check-draft.ts'
import type { DraftState } from './draft-state.ts'

/** Holds the one state of a draft; what follows from the content is worked out with each change. */
export class DraftStore {
  #state: DraftState
  readonly #now: () => EpochMilliseconds
  readonly #listeners = new Set<(state: DraftState) => void>()

  constructor(content: DraftContent, now: () => EpochMilliseconds) {
    this.#now = now
    this.#state = complete(content, now())
  }

  get state(): DraftState {
    return this.#state
  }

  /** Without a change: looks at the clock again. */
  set(change: Partial<DraftContent> = {}): DraftState {
    this.#state = complete({ ...this.#state, ...change }, this.#now())
    for (const listener of this.#listeners) listener(this.#state)
    return this.#state
  }

  subscribe(listener: (state: DraftState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

function complete(content: DraftContent, now: EpochMilliseconds): DraftState {
  const problems = draftProblems(content, now)
  return { ...content, problems, reachable: reachableSteps(problems) }
}
