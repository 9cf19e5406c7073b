/** A patient that the host has already: our column names (or any known spelling of a heading) and whatever else. */
export type HostPatient = Readonly<Record<string, string | number | boolean | null | undefined>>

export type ListBytes = Uint8Array | ArrayBuffer

/** Where a list comes from: a file (File is a Blob), its bytes or text, chunks of either, or patients. */
export type PatientListSource =
  string | ListBytes | Blob | AsyncIterable<Uint8Array | string> | readonly HostPatient[]

export function isHostPatients(source: PatientListSource): source is readonly HostPatient[] {
  return Array.isArray(source)
}
