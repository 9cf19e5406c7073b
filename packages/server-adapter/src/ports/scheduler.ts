/**
 * Wakes the engine for a key at a time, at least once. Only timing may depend on it: a wake-up that is lost, late or
 * doubled changes nothing else, because each worker also sweeps by itself.
 */
export interface Scheduler {
  readonly supports: { readonly manyProcesses: boolean }
  start(wake: (key: string) => Promise<void>): Promise<void>
  wakeAt(key: string, at: number): Promise<void>
  stop(): Promise<void>
}
