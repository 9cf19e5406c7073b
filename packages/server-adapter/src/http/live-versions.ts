import { setTimeout as pause } from 'node:timers/promises'
import type { Watched } from '../engine/engine.ts'

/** Versions that somebody waits for to change. */
export interface LiveVersions {
  /** Another version than `seen`, at once where there is one already; undefined: the signal aborted first. */
  after(watched: Watched, seen: number | undefined, signal: AbortSignal): Promise<number | undefined>
}

interface Waiter {
  readonly watched: Watched
  readonly seen: number | undefined
  readonly tell: (version: number | undefined) => void
  readonly fail: (failure: unknown) => void
}

/**
 * Looks once each `everyMs` for everybody who waits, whichever process made the change, and not at all while nobody
 * does. What a look cannot find out, everybody who waited for it is told.
 */
export function liveVersions(
  versionsOf: (watched: readonly Watched[]) => Promise<readonly number[]>,
  everyMs: number,
): LiveVersions {
  const waiters = new Set<Waiter>()
  let isLooking = false

  async function look(): Promise<void> {
    const asked = [...waiters]
    const distinct = new Map(asked.map(({ watched }) => [nameOf(watched), watched]))
    try {
      const versions = await versionsOf([...distinct.values()])
      const found = new Map([...distinct.keys()].map((name, index) => [name, versions[index]]))
      for (const waiter of asked) {
        const version = found.get(nameOf(waiter.watched))
        if (version !== waiter.seen) waiter.tell(version)
      }
    } catch (failure) {
      for (const waiter of asked) waiter.fail(failure)
    }
  }

  async function lookOn(): Promise<void> {
    if (isLooking) return
    isLooking = true
    while (waiters.size > 0) {
      await look()
      await pause(everyMs)
    }
    isLooking = false
  }

  return {
    after: (watched, seen, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return resolve(undefined)
        const done = () => {
          waiters.delete(waiter)
          signal.removeEventListener('abort', leave)
        }
        const waiter: Waiter = {
          watched,
          seen,
          tell: (version) => (done(), resolve(version)),
          fail: (failure) => (done(), reject(failure)),
        }
        const leave = () => waiter.tell(undefined)
        signal.addEventListener('abort', leave, { once: true })
        waiters.add(waiter)
        void lookOn()
      }),
  }
}

const nameOf = ({ organisation, batch = '' }: Watched): string => `${organisation} ${batch}`
