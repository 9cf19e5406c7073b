declare const brand: unique symbol
/** Identifier of a SNOMED CT concept: 6 to 18 digits with a valid check digit. */
export type SnomedCode = string & { readonly [brand]: 'SnomedCode' }

/** Address of SNOMED CT as a code system in FHIR. */
export const snomedSystem = 'http://snomed.info/sct'

const conceptId = /^[1-9]\d{3,15}[01]0\d$/

/**
 * Reads the identifier of a concept: its partition (the two digits before the last) must be that of a concept, `00` or
 * `10`, and its last digit is checked (Verhoeff; SNOMED CT Release File Specifications, SCTID). Descriptions and
 * relationships have other partitions and are refused. Whether such a concept exists, no arithmetic can tell.
 */
export function parseSnomedCode(text: string): SnomedCode | undefined {
  return isConcept(text) ? text : undefined
}

function isConcept(text: string): text is SnomedCode {
  return conceptId.test(text) && verhoeffSum(text) === 0
}

/** Multiplication in the dihedral group D5. */
const times = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permutations = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** 0 for a number that ends with its own check digit. */
function verhoeffSum(digits: string): number {
  return [...digits]
    .reverse()
    .reduce((sum, digit, at) => Number(times[sum]?.[Number(permutations[at % 8]?.[Number(digit)])]), 0)
}
