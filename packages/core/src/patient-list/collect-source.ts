import { refuseOver, type ListLimits } from './list-limits.ts'
import type { HostPatient, PatientListSource } from './patient-list-source.ts'

type FileSource = Exclude<PatientListSource, readonly HostPatient[]>

/** The whole file in memory: bytes, or text where the source was text already. Refuses what is over the limit early. */
export async function collectSource(
  source: FileSource,
  limits: ListLimits,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | string> {
  if (typeof source === 'string') return sized(source, source.length, limits)
  if (source instanceof Uint8Array) return sized(source, source.byteLength, limits)
  if (source instanceof ArrayBuffer) return sized(new Uint8Array(source), source.byteLength, limits)
  if (Symbol.asyncIterator in source) return collectChunks(source, limits, signal)
  refuseOver(limits, 'bytes', source.size)
  return new Uint8Array(await source.arrayBuffer())
}

function sized<Content>(content: Content, size: number, limits: ListLimits): Content {
  refuseOver(limits, 'bytes', size)
  return content
}

async function collectChunks(
  chunks: AsyncIterable<Uint8Array | string>,
  limits: ListLimits,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const collected: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    signal?.throwIfAborted()
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk
    size += bytes.byteLength
    refuseOver(limits, 'bytes', size)
    collected.push(bytes)
  }
  return joined(collected, size)
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
