import { defaultLimits, refuseOver } from '../patient-list/list-limits.ts'
import type { ReadPatientListOptions } from '../patient-list/read-patient-list.ts'

/** Gathers a stream, so that it can be sent elsewhere and read twice. */
export async function gathered(
  stream: AsyncIterable<Uint8Array | string>,
  { limits, signal }: Pick<ReadPatientListOptions, 'limits' | 'signal'>,
): Promise<Blob> {
  const most = { ...defaultLimits, ...limits }
  const parts: BlobPart[] = []
  let size = 0
  for await (const chunk of stream) {
    signal?.throwIfAborted()
    const part = typeof chunk === 'string' ? new Blob([chunk]) : new Blob([new Uint8Array(chunk)])
    size += part.size
    refuseOver(most, 'bytes', size)
    parts.push(part)
  }
  return new Blob(parts)
}
