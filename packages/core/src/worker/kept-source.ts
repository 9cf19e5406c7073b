import type { PatientListSource } from '../patient-list/patient-list-source.ts'
import type { ReadPatientListOptions } from '../patient-list/read-patient-list.ts'

/** A source that can be read twice and sent elsewhere. */
export type KeptSource = Exclude<PatientListSource, AsyncIterable<Uint8Array | string>>

/** Gathers a stream; anything else is kept already. */
export async function keepSource(
  source: PatientListSource,
  options: Pick<ReadPatientListOptions, 'limits' | 'signal'>,
): Promise<KeptSource> {
  if (!isStream(source)) return source
  const { gathered } = await import('./gathered.ts')
  return gathered(source, options)
}

function isStream(source: PatientListSource): source is AsyncIterable<Uint8Array | string> {
  return typeof source === 'object' && Symbol.asyncIterator in source
}
