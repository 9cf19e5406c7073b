import { CareBatchError } from '../errors.ts'

/**
 * The bytes of a body as they come. Rejects with `server-unreachable` when nothing, not even a heartbeat, came for
 * `silenceMs`: a connection that died quietly looks exactly like that. Leaving the loop cancels the body.
 */
export async function* byteStream(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read(), silenceMs)
      if (done) return
      yield value
    }
  } finally {
    // A broken body cannot be cancelled, and need not be.
    await reader.cancel().catch(() => undefined)
  }
}

async function withinSilence<T>(reading: Promise<T>, silenceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CareBatchError('server-unreachable', { retryable: true })), silenceMs)
  })
  try {
    return await Promise.race([reading, silence])
  } finally {
    clearTimeout(timer)
  }
}
