import type { ClinicalSystem } from '@carebatch/core'
import type { Role } from '../check-configuration.ts'
import type { Clock } from '../ports/clock.ts'
import type { Authoriser } from '../ports/authoriser.ts'
import type { Engine } from '../engine/engine.ts'
import type { LinkPages } from '../patient-pages/link-pages.ts'
import type { Logger } from '../ports/logger.ts'
import type { Sandbox } from '../ports/sandbox.ts'
import type { Sender } from '../ports/sender.ts'

/** What the routes work with. */
export interface HttpContext {
  readonly engine: Engine
  readonly authoriser: Authoriser
  readonly clock: Clock
  readonly logger: Logger
  readonly senders: readonly Sender[]
  readonly clinicalSystems: readonly ClinicalSystem[]
  readonly batchTypes: readonly { readonly code: string }[]
  /** Present in sandbox mode, and only there. */
  readonly sandbox: Sandbox | undefined
  /** Origins of portals that are served from elsewhere than this server. */
  readonly allowedOrigins: readonly string[]
  /** How often live updates look for a change, milliseconds. */
  readonly liveEveryMs: number
  /** What stands behind links, one for each kind. */
  readonly linkPages: readonly LinkPages[]
  /** Patients come in by HTTPS, whatever stands in front of this server. */
  readonly linksAreSecure: boolean
  readonly role: Role
  /** Aborts when the server stops. It may be started again, so it is asked for each time. */
  readonly stopping: () => AbortSignal
}
