import { CareBatchError, isCareBatchError, type ErrorCode } from '../errors.ts'
import type { Saving } from './draft-state.ts'
import type { EnteredDraft, KeptDraft, SavedDrafts } from './saved-drafts.ts'

/** Runs something later; the answer calls it off. */
export type After = (ms: number, run: () => void) => () => void

export interface DraftSavingOptions {
  readonly drafts: SavedDrafts
  readonly newKey: () => string
  readonly after?: After | undefined
  /** What is entered now. */
  readonly entered: () => EnteredDraft
  readonly show: (shown: { readonly saving: Saving; readonly id: string | undefined }) => void
}

/** Longest that something typed waits to be saved. */
const saveAfterMs = 1_000
const tryAgainAfterMs = 10_000
/** Only a person can decide what comes after these. */
const final: readonly ErrorCode[] = [
  'version-conflict',
  'already-being-sent',
  'not-found',
  'not-permitted',
  'no-access',
]

const realTime: After = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Keeps the server's copy of a draft equal to what staff entered; typing never waits for it. */
export class DraftSaving {
  readonly #options: DraftSavingOptions
  #kept: Pick<KeptDraft, 'id' | 'version'> | undefined
  /** As the server has it, or as it was when nothing was entered. */
  #saved: string
  /** A first save that had no answer is repeated as it was, so that it makes one draft. */
  #first: { readonly content: EnteredDraft; readonly idempotencyKey: string } | undefined
  #callOff: (() => void) | undefined
  #running: Promise<void> | undefined
  #failure: CareBatchError | undefined
  #isAtRest = false

  constructor(options: DraftSavingOptions, kept?: KeptDraft) {
    this.#options = options
    this.#kept = kept
    this.#saved = this.#text()
  }

  get id(): string | undefined {
    return this.#kept?.id
  }

  /** Why there is nothing to save to any more, or not before a person has decided. */
  get standstill(): CareBatchError | undefined {
    return this.#failure && final.includes(this.#failure.code) ? this.#failure : undefined
  }

  /** Something may have changed: it is saved in a second. */
  changed(): void {
    if (!this.#hasNews || this.#callOff !== undefined) return
    this.#later(saveAfterMs)
    if (this.#failure === undefined) this.#show({ kind: 'unsaved' })
  }

  /** Saves what is not saved yet. Never rejects: how it went is shown. */
  async now(): Promise<void> {
    this.#callOff?.()
    this.#callOff = undefined
    while (this.#running !== undefined) await this.#running
    if (!this.#hasNews) return
    this.#running = this.#save().finally(() => (this.#running = undefined))
    await this.#running
  }

  /** What is entered becomes another draft: the one that it was is sent, deleted or somebody else's. */
  async asNew(): Promise<void> {
    await this.#running
    this.#kept = undefined
    this.#first = undefined
    this.#failure = undefined
    this.#saved = ''
    this.#isAtRest = false
    await this.now()
  }

  /** Nothing more is saved. */
  rest(): void {
    this.#isAtRest = true
    this.#callOff?.()
    this.#callOff = undefined
  }

  get #hasNews(): boolean {
    return !this.#isAtRest && this.standstill === undefined && this.#text() !== this.#saved
  }

  #text(): string {
    return JSON.stringify(this.#options.entered())
  }

  #later(ms: number): void {
    this.#callOff = (this.#options.after ?? realTime)(ms, () => void this.now())
  }

  async #save(): Promise<void> {
    try {
      const { kept, content } = await this.#send(this.#options.entered())
      this.#kept = kept
      this.#first = undefined
      this.#failure = undefined
      this.#saved = JSON.stringify(content)
      this.#show(this.#hasNews ? { kind: 'unsaved' } : { kind: 'saved', at: kept.changedAt })
      this.changed()
    } catch (thrown) {
      this.#fail(thrown)
    }
  }

  async #send(content: EnteredDraft) {
    const { drafts, newKey } = this.#options
    if (this.#kept === undefined) {
      this.#first ??= { content, idempotencyKey: newKey() }
      const { content: first, ...call } = this.#first
      return { kept: await drafts.createDraft(first, call), content: first }
    }
    const { id, version } = this.#kept
    return { kept: await drafts.saveDraft(id, { version, content }), content }
  }

  #fail(thrown: unknown): void {
    const error = isCareBatchError(thrown)
      ? thrown
      : new CareBatchError('server-unreachable', { retryable: true, cause: thrown })
    this.#failure = error
    this.#callOff?.()
    if (!this.#isAtRest && this.standstill === undefined) this.#later(tryAgainAfterMs)
    this.#show({ kind: 'failed', error })
  }

  #show(saving: Saving): void {
    if (!this.#isAtRest) this.#options.show({ saving, id: this.id })
  }
}
