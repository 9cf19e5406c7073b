import { refuseOver, type ListLimits } from './list-limits.ts'
import type { HostPatient, PatientListSource } from './patient-list-source.ts'

export type FileSource = Exclude<PatientListSource, readonly HostPatient[]>
/** Text where the source was text already. */
export type SourceChunk = Uint8Array | string

/** Bytes or letters that are decoded at once: so few that what is made of them never leaves the youngest memory. */
const chunkSize = 16_384

/** A file in chunks of a workable size, however it came. Refuses what is over the limit as early as it shows. */
export async function* sourceChunks(source: FileSource, limits: ListLimits): AsyncGenerator<SourceChunk> {
  if (typeof source === 'string') {
    refuseOver(limits, 'bytes', source.length)
    yield* textParts(source)
  } else if (source instanceof Uint8Array) {
    refuseOver(limits, 'bytes', source.byteLength)
    yield* parts(source)
  } else if (source instanceof ArrayBuffer) {
    yield* sourceChunks(new Uint8Array(source), limits)
  } else if (Symbol.asyncIterator in source) {
    yield* gathered(source, limits)
  } else {
    refuseOver(limits, 'bytes', source.size)
    yield* gathered(streamed(source), limits)
  }
}

/** A letter of two units is not cut. */
function* textParts(text: string): Generator<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    const last = text.charCodeAt(at + chunkSize - 1)
    end = at + chunkSize - (last >= 0xd800 && last <= 0xdbff ? 1 : 0)
    yield text.slice(at, end)
  }
}

function* parts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
}

/** Not every browser can iterate over a stream. */
async function* streamed(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

/** Small chunks are put together: a stream may come in single bytes. */
async function* gathered(chunks: AsyncIterable<SourceChunk>, limits: ListLimits): AsyncGenerator<Uint8Array> {
  const encode = wholeLetters()
  let waiting: Uint8Array[] = []
  let [size, total] = [0, 0]
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? encode(chunk) : chunk
    total += bytes.byteLength
    refuseOver(limits, 'bytes', total)
    waiting.push(bytes)
    size += bytes.byteLength
    if (size < chunkSize) continue
    yield* parts(joined(waiting, size))
    ;[waiting, size] = [[], 0]
  }
  yield* parts(joined(waiting, size))
}

/** Turns text into bytes; a letter may be cut in two where one chunk ends. */
function wholeLetters(): (text: string) => Uint8Array {
  const encoder = new TextEncoder()
  let half = ''
  return (text) => {
    const whole = half + text
    half = /[\uD800-\uDBFF]$/.test(whole) ? whole.slice(-1) : ''
    return encoder.encode(half ? whole.slice(0, -1) : whole)
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return first
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
