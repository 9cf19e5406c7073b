import { CareBatchError } from '../errors.ts'

export interface ByteStreamOptions {
  /** Ends the reading, without an error. */
  readonly signal: AbortSignal
  /** A connection that died quietly is known by this much silence, milliseconds. */
  readonly silenceMs: number
}

/**
 * The bytes of a body as they come. Rejects with `server-unreachable` when nothing, not even a heartbeat, came for
 * `silenceMs`. Leaving the loop cancels the body.
 */
export async function* byteStream(
  body: ReadableStream<Uint8Array>,
  options: ByteStreamOptions,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await readNext(reader, options)
      if (done) return
      yield value
    }
  } finally {
    // A broken body cannot be cancelled, and need not be.
    await reader.cancel().catch(() => undefined)
  }
}

type Reading = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>

function readNext(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { signal, silenceMs }: ByteStreamOptions,
): Promise<Reading> {
  return new Promise<Reading>((resolve, reject) => {
    const end = () => resolve({ done: true, value: undefined })
    const giveUp = () => reject(new CareBatchError('server-unreachable', { retryable: true }))
    const timer = setTimeout(giveUp, silenceMs)
    signal.addEventListener('abort', end, { once: true })
    const clear = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
    if (signal.aborted) end()
    reader.read().then(resolve, reject).finally(clear)
  })
}
