import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * Neither the clinical system nor PDS could say (guide, step 5, reason 5). After "no answer" that holds for details in
 * the list too, because nobody knows whether the patient is alive; looking up again may resolve it.
 */
export const contactDetailsUnavailable = defineContactabilityReason({
  code: 'contact-details-unavailable',
  title: 'Contact details unavailable',
  help: 'Neither the clinical system nor the Personal Demographics Service could say anything about this patient.',
  action: 'Look the patient up again, or contact them in another way.',
  remedies: ['look-up-again'],
  applies: ({ facts, contactDetailsFrom, contact }) =>
    facts?.answer === 'no-answer' ||
    (contactDetailsFrom === 'look-up' && !contact.email.given && facts?.answer !== 'found'),
})
