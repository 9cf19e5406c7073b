import { defineContactabilityReason } from './contactability-reason.ts'

/** A text is the only way left, and there is no number at all (guide, step 5, reason 1). */
export const contactDetailsNotProvided = defineContactabilityReason({
  code: 'contact-details-not-provided',
  title: 'Contact details not provided',
  help: 'Only a text could reach this patient, and there is no number.',
  action: 'Add a mobile number or an email address.',
  remedies: ['correct'],
  blames: 'phone',
  lacksMobile: true,
  applies: ({ channels, contact }) => channels.includes('sms') && !contact.phone.given,
})
