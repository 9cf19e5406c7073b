import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * The look-up knows the patient elsewhere or not at all. Not asked where an EMIS list brings its own contact details:
 * such a list is not checked (guide, step 4, second note), and staff are told so loudly.
 */
export const notRegisteredHere = defineContactabilityReason({
  code: 'not-registered-here',
  title: 'Not registered here',
  applies: ({ facts, checkedAgainstRegister }) =>
    checkedAgainstRegister && (facts?.registeredHere === false || facts?.answer === 'not-found'),
})
