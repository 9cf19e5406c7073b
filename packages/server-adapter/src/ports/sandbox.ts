import type { SandboxCopies, SandboxCopy, SandboxPage, SandboxRecords } from '@carebatch/core/wire'
import type { SandboxOrganisation, SandboxToken, SandboxTokenRequest } from '@carebatch/core/wire'
import type { Clock } from './clock.ts'

/** A clock that can be moved on. */
export interface MovableClock extends Clock {
  /** Moves the clock on by this many milliseconds; never back. */
  advance(ms: number): void
}

/** Hands a request to the server as if it had come over the network. */
export type Deliver = (request: Request) => Promise<Response>

/** What a server in sandbox mode can show and move: the other party's side of everything that it sends. */
export interface Sandbox {
  readonly clock: MovableClock
  /** Begins to hand over receipts, each until it is answered 2xx. Resolves to the function that ends it. */
  start(deliver: Deliver): Promise<() => Promise<void>>
  /** Hands over the receipts that are due by the clock. Resolves to how many there were. */
  deliverDue(): Promise<number>
  /** When the next receipt falls due, milliseconds since 1970. */
  nextDueAt(): number | undefined

  organisations(): readonly SandboxOrganisation[]
  /** Undefined: no such organisation, or asked for from elsewhere than this machine. */
  issueToken(request: Request, wanted: SandboxTokenRequest): Promise<SandboxToken | undefined>
  copies(organisation: string, page: SandboxPage): SandboxCopies
  /** Opens an NHS App message as its patient would. Undefined: there is none under this id. */
  openAppMessage(organisation: string, id: string): SandboxCopy | undefined
  records(organisation: string, page: SandboxPage): SandboxRecords
}
