import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * An email was given that cannot be written to. By the guide nothing falls back once an email is given, so staff
 * correct it or choose to ignore it for this line.
 */
export const emailAddressInvalid = defineContactabilityReason({
  code: 'email-address-invalid',
  title: 'Email address not valid',
  help: 'An email address was given that cannot be written to, and nothing else is tried once one is given.',
  action: 'Correct the address, or ignore it and use the NHS App or a text.',
  remedies: ['correct', 'ignore-email'],
  blames: 'email',
  applies: ({ channels, contact: { email } }) =>
    channels.includes('email') && email.given && email.value === undefined,
})
