import type { Instant } from '../primitives/instant.ts'

/** When a batch goes out (guide, step 6). `days`: whole number from 2, the list is spread evenly over that many days. */
export type Schedule =
  | { readonly kind: 'now' }
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'stagger'; readonly start: Instant; readonly days: number }
