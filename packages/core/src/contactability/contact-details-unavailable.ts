import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * Neither the clinical system nor PDS could say (guide, step 5, reason 5). After "no answer" that holds for details in
 * the list too, because nobody knows whether the patient is alive; looking up again may resolve it.
 */
export const contactDetailsUnavailable = defineContactabilityReason({
  code: 'contact-details-unavailable',
  title: 'Contact details unavailable',
  applies: ({ facts, contactDetailsFrom, contact }) =>
    facts?.answer === 'no-answer' ||
    (contactDetailsFrom === 'look-up' && !contact.email.given && facts?.answer !== 'found'),
})
