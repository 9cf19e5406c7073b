import { defaultLimits, refuseOver } from '../patient-list/list-limits.ts'
import type { PatientListSource } from '../patient-list/patient-list-source.ts'
import type { ReadPatientListOptions } from '../patient-list/read-patient-list.ts'

/** A source that can be read twice and sent elsewhere. */
export type KeptSource = Exclude<PatientListSource, AsyncIterable<Uint8Array | string>>

/** Gathers a stream; anything else is kept already. */
export async function keepSource(
  source: PatientListSource,
  { limits, signal }: Pick<ReadPatientListOptions, 'limits' | 'signal'>,
): Promise<KeptSource> {
  if (!isStream(source)) return source
  const most = { ...defaultLimits, ...limits }
  const parts: BlobPart[] = []
  let size = 0
  for await (const chunk of source) {
    signal?.throwIfAborted()
    const part = typeof chunk === 'string' ? new Blob([chunk]) : new Blob([new Uint8Array(chunk)])
    size += part.size
    refuseOver(most, 'bytes', size)
    parts.push(part)
  }
  return new Blob(parts)
}

function isStream(source: PatientListSource): source is AsyncIterable<Uint8Array | string> {
  return typeof source === 'object' && Symbol.asyncIterator in source
}
