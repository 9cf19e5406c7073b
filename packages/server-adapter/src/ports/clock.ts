/** Time as the engine sees it. In sandbox mode it can be moved. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number
  /** Milliseconds that never go back and do not follow corrections of the wall clock. */
  monotonic(): number
}
