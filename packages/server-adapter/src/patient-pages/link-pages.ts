import type { LinkKind } from '@carebatch/core'
import type { PatientLink } from '../engine/links/patient-link.ts'

/** A link whose gate was passed on this device. */
export interface OpenLink extends PatientLink {
  /** Where its pages begin, for addresses in them: `/p/<token>`. */
  readonly base: string
  /** What follows the base, without a slash at either end: '' for the first page, `questions/3` … */
  readonly path: string
  readonly sandbox: boolean
}

/**
 * What stands behind the gate for one kind of link. It is asked only for links that are open, on a device that gave the
 * right date of birth within the last 30 minutes; both were checked anew for this very request. `not-me`, `cannot-open`
 * and `stop` belong to the gate and never come here.
 */
export interface LinkPages {
  readonly kind: LinkKind
  /** Undefined: there is no such page. */
  answer(request: Request, open: OpenLink): Promise<Response | undefined>
}
