import { isIslandNumber } from '../primitives/uk-phone-number.ts'
import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * A text would be sent, and what was given as a number is not a +44 number (guide, step 5, reason 2). Numbers of Jersey,
 * Guernsey and the Isle of Man are +44 numbers and not of the United Kingdom: the organisation decides about them.
 */
export const notUkPhoneNumber = defineContactabilityReason({
  code: 'not-uk-phone-number',
  title: 'Not a UK phone number',
  help: 'What was given as a number cannot be read as a UK number, or is one that your organisation does not text.',
  action: 'Correct the number, or add an email address.',
  remedies: ['correct'],
  blames: 'phone',
  lacksMobile: true,
  applies: ({ channels, contact: { phone }, islandNumbers }) =>
    channels.includes('sms') &&
    phone.given &&
    (phone.value === undefined || (islandNumbers === 'leave-out' && isIslandNumber(phone.value))),
})
