import { defineContactabilityReason } from './contactability-reason.ts'

/** Another line is kept for the same NHS number, or the lines differ and staff have not chosen one yet. */
export const patientRepeated = defineContactabilityReason({
  code: 'patient-repeated',
  title: 'Patient repeated',
  help: 'The same NHS number is in more than one line.',
  action: 'Choose the line with the right details, or leave the others out.',
  remedies: ['choose'],
  applies: ({ repeated }) => repeated,
})
