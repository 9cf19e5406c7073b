import { returns } from './returns.ts'
import type { LaneName } from './wake-keys.ts'

/**
 * Does one piece of work and says which, and how far it had come: a name that is another one once something was done
 * about it. Undefined: nothing is due.
 */
export type LaneStep = () => Promise<string | undefined>

/** What one lane has done since the last time that it was asked. */
export interface LaneFigures {
  readonly lane: string
  /** Pieces of work. */
  readonly done: number
  readonly failed: number
  /** Milliseconds that workers of this lane were at it, all together. */
  readonly busyMs: number
}

export interface Lanes {
  /** Wakes one lane, or all of them. */
  poke(lane?: LaneName): void
  /** Resolves when no lane finds anything due any more; rejects with the first failure since the last time. */
  idle(): Promise<void>
  /** Of lanes that did anything. */
  takeFigures(): readonly LaneFigures[]
  /** Takes nothing new, until it is opened again. */
  close(): void
  open(): void
}

export interface LaneDefinition {
  /** Pieces of work at the same time. */
  readonly width: number
  readonly step: LaneStep
}

/**
 * Workers that go on until nothing is due and then rest until they are poked. A poke that comes while a worker is just
 * finding nothing is not lost: it looks once more. A failure ends that worker; the next poke or sweep starts another. So
 * does work that comes back as it was: whoever claims what has to wait, and gives it back, would do so for ever.
 */
export function lanes(
  definitions: Readonly<Record<LaneName, LaneDefinition>>,
  onFailure: (lane: string, failure: unknown) => void,
  onReturned: (lane: string) => void = () => undefined,
): Lanes {
  const pokes = new Map<string, number>()
  const working = new Map<string, number>()
  let figures = new Map<string, { done: number; failed: number; busyMs: number }>()
  let waiting: (() => void)[] = []
  let firstFailure: { readonly failure: unknown } | undefined
  let closed = false

  async function work(name: string, { step }: LaneDefinition): Promise<void> {
    let seen = -1
    const since = performance.now()
    try {
      while (!closed && seen !== pokes.get(name)) {
        seen = pokes.get(name) ?? 0
        if (await goOn(name, step)) onReturned(name)
      }
    } catch (failure) {
      firstFailure ??= { failure }
      count(name, { failed: 1 })
      onFailure(name, failure)
    }
    count(name, { busyMs: performance.now() - since })
    working.set(name, (working.get(name) ?? 0) - 1)
    if (isIdle()) resolveWaiting()
  }

  /** Until nothing is due, or a piece of work comes back: then true. */
  async function goOn(name: string, step: LaneStep): Promise<boolean> {
    const comesBack = returns()
    while (!closed) {
      const piece = await step()
      if (piece === undefined) return false
      count(name, { done: 1 })
      if (comesBack(piece)) return true
    }
    return false
  }

  function count(name: string, { done = 0, failed = 0, busyMs = 0 }: Partial<LaneFigures>): void {
    const so = figures.get(name) ?? { done: 0, failed: 0, busyMs: 0 }
    figures.set(name, { done: so.done + done, failed: so.failed + failed, busyMs: so.busyMs + busyMs })
  }

  const isIdle = () => [...working.values()].every((workers) => workers === 0)
  function resolveWaiting(): void {
    const resolved = waiting
    waiting = []
    for (const resolve of resolved) resolve()
  }

  function pokeOne(name: string, definition: LaneDefinition): void {
    pokes.set(name, (pokes.get(name) ?? 0) + 1)
    for (let workers = working.get(name) ?? 0; workers < definition.width; workers++) {
      working.set(name, workers + 1)
      void work(name, definition)
    }
  }

  return {
    poke(lane) {
      if (closed) return
      for (const [name, definition] of Object.entries(definitions)) {
        if (lane === undefined || name === lane) pokeOne(name, definition)
      }
    },
    async idle() {
      if (!isIdle()) await new Promise<void>((resolve) => waiting.push(resolve))
      const first = firstFailure
      firstFailure = undefined
      if (first !== undefined) throw first.failure
    },
    takeFigures() {
      const taken = [...figures].filter(([, { done, failed }]) => done + failed > 0)
      figures = new Map()
      return taken.map(([lane, { done, failed, busyMs }]) => ({
        lane,
        done,
        failed,
        busyMs: Math.round(busyMs),
      }))
    },
    close() {
      closed = true
    },
    open() {
      closed = false
    },
  }
}
