import { defineContactabilityReason } from './contactability-reason.ts'

/** A text would be sent, and what was given as a number is not a +44 number (guide, step 5, reason 2). */
export const notUkPhoneNumber = defineContactabilityReason({
  code: 'not-uk-phone-number',
  title: 'Not a UK phone number',
  lacksMobile: true,
  applies: ({ channels, contact: { phone } }) =>
    channels.includes('sms') && phone.given && phone.value === undefined,
})
