import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * A text to this number was not delivered within the last 3 months (guide, step 5, reason 3). Only where the
 * organisation turned it on.
 */
export const mobileLikelyToFail = defineContactabilityReason({
  code: 'mobile-likely-to-fail',
  title: 'Mobile likely to fail',
  help: 'A text to this number was not delivered in the last 3 months, and your organisation leaves such numbers out.',
  action: 'Add another mobile number or an email address.',
  remedies: ['correct'],
  blames: 'phone',
  applies: ({ channels, facts, skipLikelyToFail }) =>
    skipLikelyToFail && channels.includes('sms') && facts?.undelivered !== undefined,
})
