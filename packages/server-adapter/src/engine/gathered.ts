import { isCareBatchError } from '@carebatch/core'

interface Call<Item> {
  readonly items: readonly Item[]
  readonly done: PromiseWithResolvers<undefined>
}

/**
 * One `write` at a time; what comes meanwhile waits and is written together, up to `most` items, in the order in which it
 * came. A transaction costs much the same for one as for hundreds. Each call ends as its own items did: where a common
 * write fails and is not to be repeated later, each is written by itself, so that one bad call fails nobody else's.
 */
export function gathered<Item>(
  most: number,
  write: (items: readonly Item[]) => Promise<void>,
): (items: readonly Item[]) => Promise<void> {
  let waiting: Call<Item>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const together = waiting.slice(0, fitting(waiting, most))
      waiting = waiting.slice(together.length)
      await writeTogether(together, write)
    }
    isWriting = false
  }

  return (items) => {
    const done = Promise.withResolvers<undefined>()
    waiting.push({ items, done })
    if (!isWriting) void writeAll()
    return done.promise
  }
}

/** How many calls go together: at least one, whatever its length. */
function fitting<Item>(calls: readonly Call<Item>[], most: number): number {
  let items = 0
  const tooMany = calls.findIndex((call) => (items += call.items.length) > most)
  return tooMany === -1 ? calls.length : Math.max(1, tooMany)
}

async function writeTogether<Item>(
  calls: readonly Call<Item>[],
  write: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  try {
    await write(calls.flatMap(({ items }) => items))
    for (const { done } of calls) done.resolve(undefined)
  } catch (failure) {
    // Where nothing can be written at the moment, hundreds of further tries would only take longer to say so.
    const isForAll = calls.length === 1 || (isCareBatchError(failure) && failure.retryable)
    if (isForAll) for (const { done } of calls) done.reject(failure)
    else for (const call of calls) await writeTogether([call], write)
  }
}
