import type { Instant } from '../primitives/instant.ts'

/**
 * When a batch goes out (guide, step 6). `stagger`: the list is spread evenly over a whole number of days, from 2.
 * `paced`: so many patients leave each day, or each hour, until all have left.
 */
export type Schedule =
  | { readonly kind: 'now' }
  | { readonly kind: 'at'; readonly at: Instant }
  | ({ readonly kind: 'stagger'; readonly start: Instant; readonly days: number } & KeepsHours)
  | ({
      readonly kind: 'paced'
      readonly start: Instant
      readonly patients: number
      readonly per: 'day' | 'hour'
    } & KeepsHours)

export interface KeepsHours {
  /** This batch leaves within the organisation's hours only, also where the organisation is merely asked. */
  readonly keepsHours?: boolean | undefined
}
