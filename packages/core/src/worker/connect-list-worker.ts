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

/** A script that has not come by then is not waited for any longer; reading begins without it. */
const longestStart = 5_000

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
      if (worker !== undefined && (await isReady(worker))) return { worker, way }
    } catch {
      // A SecurityError, a TypeError of Trusted Types, an address that cannot be resolved.
    }
  }
  return undefined
}

async function isReady(worker: ListWorkerLike): Promise<boolean> {
  const settled = new AbortController()
  const options = { signal: settled.signal }
  let timer: ReturnType<typeof setTimeout> | undefined
  const ready = await new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), longestStart)
    worker.addEventListener('message', ({ data }) => resolve(data.kind === 'ready'), options)
    const fail = (event: Event) => {
      // It stays out of the console of the page: nothing is lost by it.
      event.preventDefault()
      resolve(false)
    }
    worker.addEventListener('error', fail, options)
  })
  clearTimeout(timer)
  settled.abort()
  if (!ready) worker.terminate()
  return ready
}
