import { defineContactabilityReason } from './contactability-reason.ts'

/** A look-up says so, formally or informally (guide, step 5, reason 4). */
export const patientDeceased = defineContactabilityReason({
  code: 'patient-deceased',
  title: 'Patient deceased',
  applies: ({ facts }) => facts?.deceased !== undefined,
})
