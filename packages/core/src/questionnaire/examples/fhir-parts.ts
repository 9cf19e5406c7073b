import { extensionUrls } from '../read/known-extensions.ts'

/** Plain FHIR JSON, as a file that somebody imports would hold. */
export type FhirJson = Readonly<Record<string, unknown>>

/** `name` in English, and in Welsh beside it (FHIR `translation`). */
export function words(name: string, english: string, welsh?: string): FhirJson {
  return { [name]: english, ...(welsh !== undefined && { [`_${name}`]: inWelsh(welsh) }) }
}

function inWelsh(welsh: string): FhirJson {
  const parts = [
    { url: 'lang', valueCode: 'cy' },
    { url: 'content', valueString: welsh },
  ]
  return { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/translation', extension: parts }] }
}

/** What every shipped example says of itself. `name` is its code. */
export function exampleQuestionnaire(name: string, content: FhirJson): FhirJson {
  return {
    resourceType: 'Questionnaire',
    url: `urn:x-carebatch:questionnaire:${name}`,
    version: '1',
    name: name.replaceAll('-', '_'),
    status: 'draft',
    experimental: true,
    subjectType: ['Patient'],
    ...content,
  }
}

/** An answer that staff see first. */
export function redFlag(operator: string, answer: FhirJson, flagWords: string, urgent: boolean): FhirJson {
  return {
    url: extensionUrls.redFlag,
    extension: [
      { url: 'operator', valueCode: operator },
      { url: 'answer', ...answer },
      { url: 'words', valueString: flagWords },
      { url: 'urgent', valueBoolean: urgent },
    ],
  }
}

export function urgentEnding(heading: string, text: string): FhirJson {
  return {
    url: extensionUrls.urgentEnding,
    extension: [
      { url: 'heading', valueString: heading },
      { url: 'text', valueString: text },
    ],
  }
}

export function help(linkId: string, english: string, welsh?: string): FhirJson {
  const control = { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help' }] }
  return {
    linkId: `${linkId}-help`,
    type: 'display',
    ...words('text', english, welsh),
    extension: [{ url: extensionUrls.itemControl, valueCodeableConcept: control }],
  }
}

export function shortText(text: string): FhirJson {
  return { url: extensionUrls.shortText, valueString: text }
}

/** An option that is a word alone. */
export function option(english: string, welsh?: string): FhirJson {
  return words('valueString', english, welsh)
}
