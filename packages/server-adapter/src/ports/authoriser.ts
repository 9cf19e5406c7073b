import type { Permission, Session } from '@carebatch/core/wire'

/** Who asks, for which organisation. Every route takes the organisation from here and from nowhere else. */
export interface Actor {
  readonly organisation: Session['organisation']
  readonly user: Session['user']
  readonly permissions: readonly Permission[]
  /** Whether the organisation has batch messaging. */
  readonly hasAccess: boolean
}

export interface Authoriser {
  /** Undefined: not authentic, or expired. */
  authorise(request: Request): Promise<Actor | undefined>
}
