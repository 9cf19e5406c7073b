const hl7 = (name: string) => `http://hl7.org/fhir/StructureDefinition/${name}`
const ours = (name: string) => `urn:x-carebatch:${name}`

/** Extensions that are understood, HL7's by their own addresses; `urn:x-carebatch:…` are described in docs/reference/questionnaires.md. */
export const extensionUrls = {
  minValue: hl7('minValue'),
  maxValue: hl7('maxValue'),
  minLength: hl7('minLength'),
  maxDecimalPlaces: hl7('maxDecimalPlaces'),
  entryFormat: hl7('entryFormat'),
  itemControl: hl7('questionnaire-itemControl'),
  unit: hl7('questionnaire-unit'),
  unitOption: hl7('questionnaire-unitOption'),
  optionExclusive: hl7('questionnaire-optionExclusive'),
  ordinalValue: hl7('ordinalValue'),
  shortText: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText',
  recordDisplay: ours('record-display'),
  redFlag: ours('red-flag'),
  oneQuestionAPage: ours('one-question-a-page'),
  closing: ours('closing'),
  urgentEnding: ours('urgent-ending'),
  validDays: ours('valid-days'),
  fallbackHours: ours('fallback-hours'),
  average: ours('average'),
} as const
