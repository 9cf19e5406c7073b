export interface LifeCycle {
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * `start` and `stop` in any order and number: one after another, and what is so already is left so. A start that failed
 * leaves it stopped, and a stop ends it even where something of it fails.
 */
export function lifeCycle(begin: () => Promise<void>, end: () => Promise<void>): LifeCycle {
  let isStarted = false
  let last: Promise<void> = Promise.resolve()
  const turn = (act: () => Promise<void>): Promise<void> => {
    const mine = last.then(act)
    last = mine.catch(() => undefined)
    return mine
  }
  return {
    start: () =>
      turn(async () => {
        if (isStarted) return
        await begin()
        isStarted = true
      }),
    stop: () =>
      turn(async () => {
        if (!isStarted) return
        isStarted = false
        await end()
      }),
  }
}
