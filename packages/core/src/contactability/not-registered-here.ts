import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * The look-up knows the patient elsewhere or not at all. Not asked where an EMIS list brings its own contact details:
 * such a list is not checked (guide, step 4, second note), and staff are told so loudly.
 */
export const notRegisteredHere = defineContactabilityReason({
  code: 'not-registered-here',
  title: 'Not registered here',
  help: 'The look-up knows this patient at another organisation, or not at all.',
  action: 'Check that the NHS number is right and that the list is yours.',
  remedies: [],
  applies: ({ facts, checkedAgainstRegister }) =>
    checkedAgainstRegister && (facts?.registeredHere === false || facts?.answer === 'not-found'),
})
