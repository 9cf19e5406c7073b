import { defineContactabilityReason } from './contactability-reason.ts'

/** Without a valid NHS number (modulus 11) nobody can be looked up, reached in the NHS App or filed to a record. */
export const nhsNumberInvalid = defineContactabilityReason({
  code: 'nhs-number-invalid',
  title: 'NHS number not valid',
  help: 'The NHS number is missing, or its last digit does not fit the others.',
  action: 'Check it against the patient’s record and correct it.',
  remedies: ['correct'],
  blames: 'nhsNumber',
  applies: ({ nhsNumber }) => nhsNumber.value === undefined,
})
