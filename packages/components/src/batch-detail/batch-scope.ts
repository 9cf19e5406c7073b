import type { BatchClient } from '@carebatch/core/client'

/** The batch that a part of the page works on. */
export interface BatchScope {
  readonly client: BatchClient
  readonly batch: string
}
