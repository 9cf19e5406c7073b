/** Who may work on something, and for how long by the store's own clock. The token is never used twice. */
export interface Lease {
  readonly token: string
  readonly forMs: number
}
