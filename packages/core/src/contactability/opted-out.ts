import { defineContactabilityReason } from './contactability-reason.ts'

/** The patient asked not to get messages like this one. */
export const optedOut = defineContactabilityReason({
  code: 'opted-out',
  title: 'Opted out',
  applies: ({ facts }) => facts?.optedOut === true,
})
