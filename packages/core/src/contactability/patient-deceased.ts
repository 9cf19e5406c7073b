import { defineContactabilityReason } from './contactability-reason.ts'

/** A look-up says so, formally or informally (guide, step 5, reason 4). */
export const patientDeceased = defineContactabilityReason({
  code: 'patient-deceased',
  title: 'Patient deceased',
  help: 'The clinical system or the Personal Demographics Service says that this patient has died.',
  action:
    'Nothing is sent. If the record is wrong, correct it in the clinical system and add the list again.',
  remedies: [],
  applies: ({ facts }) => facts?.deceased !== undefined,
})
