import { defineContactabilityReason } from './contactability-reason.ts'

/** Staff took this line off the list during review. */
export const leftOut = defineContactabilityReason({
  code: 'left-out',
  title: 'Left out by staff',
  applies: (patient) => patient.leftOut,
})
