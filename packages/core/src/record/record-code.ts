/** Address of SNOMED CT as a code system in FHIR. */
export const snomed = 'http://snomed.info/sct'

/** A SNOMED CT concept that an organisation saves with its entries. */
export interface RecordCode {
  readonly code: string
  readonly display: string
}
