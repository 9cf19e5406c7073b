/**
 * Wakes the engine for a key at a time, at least once. Only timing may depend on it: a wake-up that is lost, late or
 * doubled changes nothing else, because each worker also sweeps by itself.
 */
export interface Scheduler {
  /** Whether a wake-up asked for in one process reaches another, also after the first has ended. */
  readonly supports: { readonly manyProcesses: boolean }
  /**
   * Begins to wake. Without `wake` it takes wake-ups for others and hands none over: a process that does no work must
   * not be woken in the place of one that does. Where it rejects, it is asked again later.
   */
  start(wake?: (key: string) => Promise<void>): Promise<void>
  /** `at`: milliseconds since 1970. May reject: the sweep finds what is due all the same. */
  wakeAt(key: string, at: number): Promise<void>
  /** Wakes nobody any more. Harmless where it was never started. */
  stop(): Promise<void>
}
