import type { BatchClient } from '@carebatch/core/client'
import type { SandboxOrganisation } from '@carebatch/core/wire'
import type { Place } from './place.ts'

/** What a page gets. `signal` aborts when the page is left, which ends whatever it still does. */
export interface PageVisit {
  readonly place: Place
  readonly organisation: SandboxOrganisation
  readonly client: BatchClient
  readonly signal: AbortSignal
  readonly go: (place: Place) => void
  /** What is shown has moved on by itself: only the address follows, so that Back leads here. */
  readonly note: (place: Place) => void
  /** The same page under a better address: Back does not lead to the one before. */
  readonly correct: (place: Place) => void
  /** The test server's clock was moved: whoever comes next asks the server anew what time it is. */
  readonly clockMoved: () => void
}

export interface PortalPage {
  readonly title: string
  /** What stands below the heading. */
  readonly content: (visit: PageVisit) => readonly Node[]
}
