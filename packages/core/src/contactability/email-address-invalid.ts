import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * An email was given that cannot be written to. By the guide nothing falls back once an email is given, so staff
 * correct it or choose to ignore it for this line.
 */
export const emailAddressInvalid = defineContactabilityReason({
  code: 'email-address-invalid',
  title: 'Email address not valid',
  applies: ({ channels, contact: { email } }) =>
    channels.includes('email') && email.given && email.value === undefined,
})
