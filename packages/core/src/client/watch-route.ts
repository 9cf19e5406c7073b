import type * as z from 'zod/mini'
import { CareBatchError } from '../errors.ts'
import { byteStream, type ByteStreamOptions } from './byte-stream.ts'
import { careBatchErrorFrom } from './failure.ts'
import { readServerEvents } from './server-events.ts'
import type { WatchCall } from './batch-client.ts'
import type { RouteCaller, RouteInput } from './route-caller.ts'
import type { AnswerOf, LiveAnswer, RouteDefinition } from '../wire/index.ts'

type LiveRoute = RouteDefinition & { readonly answer: LiveAnswer }
type Snapshot<R extends LiveRoute> = AnswerOf<R> extends AsyncIterable<infer T> ? T : never

export interface WatchOptions {
  /** Milliseconds before the nth try in a row, from 1. */
  readonly delay?: ((attempt: number) => number) | undefined
  /** The server sends a heartbeat every 15 s; after three missing ones the connection counts as dead. */
  readonly silenceMs?: number
  readonly onGap?: WatchCall['onGap']
}

const backOff = (attempt: number) => Math.min(30_000, 500 * 2 ** (attempt - 1))

/** Snapshots of a live route, newest wins, connected again and again until the signal aborts. */
export async function* watchRoute<R extends LiveRoute>(
  caller: RouteCaller,
  route: R,
  input: RouteInput<R> & { readonly signal: AbortSignal },
  { delay = backOff, silenceMs = 45_000, onGap }: WatchOptions = {},
): AsyncGenerator<Snapshot<R>> {
  let newest = -Infinity
  for (let attempt = 1; !input.signal.aborted; attempt++) {
    try {
      const response = await caller.open(route, input)
      for await (const snapshot of snapshots(response, route.answer, { signal: input.signal, silenceMs })) {
        if (attempt > 1) onGap?.(undefined)
        attempt = 1
        const version = versionOf(snapshot)
        if (version !== undefined && version <= newest) continue
        newest = version ?? newest
        yield snapshot as Snapshot<R>
      }
    } catch (failure) {
      if (input.signal.aborted) return
      const error = careBatchErrorFrom(failure)
      if (!error.retryable) throw error
    }
    if (input.signal.aborted) return
    const wait = delay(attempt)
    onGap?.({ nextTryAt: Date.now() + wait, tries: attempt })
    await pause(wait, input.signal)
  }
}

async function* snapshots(
  response: Response,
  answer: LiveAnswer,
  options: ByteStreamOptions,
): AsyncGenerator<z.output<LiveAnswer['snapshot']>> {
  if (response.body === null) return
  for await (const { event, data } of readServerEvents(byteStream(response.body, options))) {
    if (event !== answer.event) continue
    const snapshot = answer.snapshot.safeParse(JSON.parse(data))
    if (!snapshot.success) throw new CareBatchError('response-invalid', { cause: snapshot.error })
    yield snapshot.data
  }
}

function versionOf(snapshot: unknown): number | undefined {
  if (typeof snapshot !== 'object' || snapshot === null || !('version' in snapshot)) return undefined
  return typeof snapshot.version === 'number' ? snapshot.version : undefined
}

/** Ends early, and without an error, when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
