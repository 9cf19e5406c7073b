import { parseSnomedCode, snomedSystem } from '../../primitives/snomed-code.ts'
import type { Coding } from '../answer-value.ts'
import type { FhirElement } from './fhir-element.ts'

/** A FHIR Coding, for its owner to close: options carry extensions inside it. A code of SNOMED CT is checked. */
export function readCoding(element: FhirElement): Coding | undefined {
  const [system, code] = [element.string('system'), element.string('code')]
  const display = element.untranslated('display')
  if (code === undefined && display === undefined) return undefined
  if (system === snomedSystem && (code === undefined || parseSnomedCode(code) === undefined))
    element.refuse('snomed-code-invalid', 'code')
  return { ...(system && { system }), ...(code && { code }), ...(display && { display }) }
}

/** Codings that the record reads and patients do not. */
export function readCodings(elements: readonly FhirElement[]): readonly Coding[] {
  return elements.flatMap((element) => {
    const coding = readCoding(element)
    if (coding === undefined) element.refuse('value-invalid')
    element.close()
    return coding === undefined ? [] : [coding]
  })
}

/** The Coding that an extension holds, e.g. a unit. */
export function readExtensionCoding(extension: FhirElement): readonly Coding[] {
  const codings = readCodings([extension.element('valueCoding')].filter((one) => one !== undefined))
  if (codings.length === 0) extension.refuse('value-invalid')
  extension.close()
  return codings
}
