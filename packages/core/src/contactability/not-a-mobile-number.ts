import { defineContactabilityReason } from './contactability-reason.ts'

/** A text would be sent, and the number is a landline or a special one (guide, statuses: "they only have a landline"). */
export const notAMobileNumber = defineContactabilityReason({
  code: 'not-a-mobile-number',
  title: 'Not a mobile number',
  help: 'The number is a landline or a special one, which cannot get a text.',
  action: 'Add a mobile number or an email address.',
  remedies: ['correct'],
  blames: 'phone',
  lacksMobile: true,
  applies: ({ channels, contact: { phone } }) =>
    channels.includes('sms') && phone.value !== undefined && phone.value.kind !== 'mobile',
})
