import type { Channel, ListAnswer, ListRequest } from './list-protocol.ts'

/** What is used of a Worker. */
export interface ListWorkerLike extends Channel<ListRequest, ListAnswer> {
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<ListAnswer>) => void,
    options?: AddEventListenerOptions,
  ): void
  addEventListener(type: 'error', listener: (event: Event) => void, options?: AddEventListenerOptions): void
  terminate(): void
}

export type StartWorker = () => ListWorkerLike | undefined | Promise<ListWorkerLike | undefined>

/**
 * A script that has not come by then is not waited for any longer. Reading begins on the page then and not by the next
 * way: whoever is slow has not refused, and another try would only be slow too.
 */
const longestStart = 2_000

/**
 * The first worker that runs, and its place among the ways. A way that fails fails quietly: scripts that are not there,
 * and policies that forbid them, are what the next way is for.
 */
export async function connectListWorker(
  ways: readonly StartWorker[],
): Promise<{ readonly worker: ListWorkerLike; readonly way: number } | undefined> {
  for (const [way, start] of ways.entries()) {
    try {
      const worker = await start()
      if (worker === undefined) continue
      const state = await stateOf(worker)
      if (state === 'ready') return { worker, way }
      if (state === 'slow') return undefined
    } catch {
      // A SecurityError, a TypeError of Trusted Types, an address that cannot be resolved.
    }
  }
  return undefined
}

async function stateOf(worker: ListWorkerLike): Promise<'ready' | 'failed' | 'slow'> {
  const settled = new AbortController()
  const options = { signal: settled.signal }
  let timer: ReturnType<typeof setTimeout> | undefined
  const state = await new Promise<'ready' | 'failed' | 'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), longestStart)
    const answered = ({ data }: MessageEvent<ListAnswer>) =>
      resolve(data.kind === 'ready' ? 'ready' : 'failed')
    worker.addEventListener('message', answered, options)
    const fail = (event: Event) => {
      // It stays out of the console of the page: nothing is lost by it.
      event.preventDefault()
      resolve('failed')
    }
    worker.addEventListener('error', fail, options)
  })
  clearTimeout(timer)
  settled.abort()
  if (state !== 'ready') worker.terminate()
  return state
}
