import { defineContactabilityReason } from './contactability-reason.ts'

/** Without a valid NHS number (modulus 11) nobody can be looked up, reached in the NHS App or filed to a record. */
export const nhsNumberInvalid = defineContactabilityReason({
  code: 'nhs-number-invalid',
  title: 'NHS number not valid',
  applies: ({ nhsNumber }) => nhsNumber.value === undefined,
})
