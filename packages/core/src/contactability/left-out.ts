import { defineContactabilityReason } from './contactability-reason.ts'

/** Staff took this line off the list during review. */
export const leftOut = defineContactabilityReason({
  code: 'left-out',
  title: 'Left out by staff',
  help: 'Staff left this patient out during the check.',
  action: 'Put the patient back to send to them.',
  remedies: ['put-back'],
  applies: (patient) => patient.leftOut,
})
