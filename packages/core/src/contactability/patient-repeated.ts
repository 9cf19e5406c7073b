import { defineContactabilityReason } from './contactability-reason.ts'

/** Another line is kept for the same NHS number, or the lines differ and staff have not chosen one yet. */
export const patientRepeated = defineContactabilityReason({
  code: 'patient-repeated',
  title: 'Patient repeated',
  applies: ({ repeated }) => repeated,
})
