import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { BatchDraft, DraftState } from '@carebatch/core'

export interface DraftHost extends ReactiveControllerHost {
  draft: BatchDraft | undefined
}

/** Shows a draft in an element: an update after each change, and `changed` with what it was before. */
export class DraftController implements ReactiveController {
  private subscribed: BatchDraft | undefined
  private unsubscribe: (() => void) | undefined
  private shown: DraftState | undefined

  constructor(
    private readonly host: DraftHost,
    private readonly changed: (state: DraftState, before: DraftState | undefined) => void = () => {},
  ) {
    host.addController(this)
  }

  get state(): DraftState | undefined {
    return this.host.draft?.getState()
  }

  hostUpdate(): void {
    if (this.host.draft !== this.subscribed) this.subscribe(this.host.draft)
  }

  hostDisconnected(): void {
    this.subscribe(undefined)
  }

  private subscribe(draft: BatchDraft | undefined): void {
    this.unsubscribe?.()
    this.subscribed = draft
    this.shown = undefined
    this.unsubscribe = draft?.subscribe((state) => this.show(state))
    if (draft !== undefined) this.show(draft.getState())
  }

  private show(state: DraftState): void {
    const before = this.shown
    this.shown = state
    this.changed(state, before)
    this.host.requestUpdate()
  }
}
