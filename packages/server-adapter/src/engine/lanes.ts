import type { LaneName } from './wake-keys.ts'

/** Does one piece of work. False: nothing is due. */
export type LaneStep = () => Promise<boolean>

export interface Lanes {
  /** Wakes one lane, or all of them. */
  poke(lane?: LaneName): void
  /** Resolves when no lane finds anything due any more; rejects with the first failure since the last time. */
  idle(): Promise<void>
  /** Takes nothing new. */
  close(): void
}

export interface LaneDefinition {
  /** Pieces of work at the same time. */
  readonly width: number
  readonly step: LaneStep
}

/**
 * Workers that go on until nothing is due and then rest until they are poked. A poke that comes while a worker is just
 * finding nothing is not lost: it looks once more. A failure ends that worker; the next poke or sweep starts another.
 */
export function lanes(
  definitions: Readonly<Record<LaneName, LaneDefinition>>,
  onFailure: (lane: string, failure: unknown) => void,
): Lanes {
  const pokes = new Map<string, number>()
  const working = new Map<string, number>()
  let waiting: (() => void)[] = []
  let failures: unknown[] = []
  let closed = false

  async function work(name: string, { step }: LaneDefinition): Promise<void> {
    let seen = -1
    try {
      while (!closed && seen !== pokes.get(name)) {
        seen = pokes.get(name) ?? 0
        while (!closed && (await step()));
      }
    } catch (failure) {
      failures.push(failure)
      onFailure(name, failure)
    }
    working.set(name, (working.get(name) ?? 0) - 1)
    if (isIdle()) resolveWaiting()
  }

  const isIdle = () => [...working.values()].every((count) => count === 0)
  function resolveWaiting(): void {
    const resolved = waiting
    waiting = []
    for (const resolve of resolved) resolve()
  }

  function pokeOne(name: string, definition: LaneDefinition): void {
    pokes.set(name, (pokes.get(name) ?? 0) + 1)
    for (let count = working.get(name) ?? 0; count < definition.width; count++) {
      working.set(name, count + 1)
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
      const [first] = failures
      failures = []
      if (first !== undefined) throw first
    },
    close() {
      closed = true
    },
  }
}
