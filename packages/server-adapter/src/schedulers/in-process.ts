import type { Scheduler } from '../ports/scheduler.ts'

const longestTimeout = 2 ** 31 - 1

export interface InProcessOptions {
  /** What the times of `wakeAt` are measured with. Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number
}

/** Timers of this process. What is not due before the process ends is forgotten; the engine's sweep finds it again. */
export function inProcess({ now = Date.now }: InProcessOptions = {}): Scheduler {
  const timers = new Map<string, NodeJS.Timeout>()
  let wake: ((key: string) => Promise<void>) | undefined

  const arm = (key: string, at: number): void => {
    const name = `${key} ${at}`
    clearTimeout(timers.get(name))
    const timer = setTimeout(
      () => {
        timers.delete(name)
        if (now() < at) arm(key, at)
        // Whoever is woken tells of its own failures.
        else wake?.(key).catch(() => undefined)
      },
      Math.min(Math.max(0, at - now()), longestTimeout),
    )
    timer.unref()
    timers.set(name, timer)
  }

  return {
    supports: { manyProcesses: false },
    async start(onDue) {
      wake = onDue
    },
    async wakeAt(key, at) {
      if (wake !== undefined) arm(key, at)
    },
    async stop() {
      wake = undefined
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
