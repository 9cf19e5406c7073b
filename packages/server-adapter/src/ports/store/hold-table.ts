import type { Channel, OrganisationHoldReason } from '@carebatch/core'

/** Nothing new leaves from an organisation until a person releases it. */
export interface OrganisationHold {
  readonly why: OrganisationHoldReason
  readonly since: number
  /** Undefined: the engine itself. */
  readonly by: string | undefined
}

/** What holds whole organisations back, and what is known of how their sending goes. */
export interface HoldTable {
  /** By organisation; those that nothing holds are missing. */
  all(): Promise<ReadonlyMap<string, readonly OrganisationHold[]>>
  of(organisation: string): Promise<readonly OrganisationHold[]>
  /** One for each reason; an earlier one stays. */
  add(organisation: string, hold: OrganisationHold): Promise<void>
  /** Holds every organisation that the store knows, and raises their versions. */
  addToAll(hold: OrganisationHold): Promise<void>
  clear(organisation: string): Promise<void>

  /** When sends of an organisation were last claimed on a channel. */
  lastClaim(organisation: string, channel: Channel): Promise<number | undefined>
  saveLastClaim(organisation: string, channel: Channel, at: number): Promise<void>

  /** Refusals of one sender in a row, for one organisation (PostgreSQL: locked). */
  refusals(organisation: string, sender: string): Promise<number>
  saveRefusals(organisation: string, sender: string, inARow: number): Promise<void>

  /** A restore under this name that is not through: true the first time, and until it is finished. */
  beginRestore(name: string, at: number): Promise<boolean>
  finishRestore(name: string): Promise<void>
}
