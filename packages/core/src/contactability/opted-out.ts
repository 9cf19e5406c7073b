import { defineContactabilityReason } from './contactability-reason.ts'

/** The patient asked not to get messages like this one. */
export const optedOut = defineContactabilityReason({
  code: 'opted-out',
  title: 'Opted out',
  help: 'This patient asked not to get messages like this one.',
  action: 'Contact the patient in another way.',
  remedies: [],
  applies: ({ facts }) => facts?.optedOut === true,
})
