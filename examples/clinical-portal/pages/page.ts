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
}

export interface PortalPage {
  readonly title: string
  /** What stands below the heading. */
  readonly content: (visit: PageVisit) => readonly Node[]
}
