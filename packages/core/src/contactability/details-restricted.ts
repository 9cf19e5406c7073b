import { defineContactabilityReason } from './contactability-reason.ts'

/** PDS holds the patient's details back (security code R, "S flag"): a message might tell somebody where they are. */
export const detailsRestricted = defineContactabilityReason({
  code: 'details-restricted',
  title: 'Details restricted',
  help: 'The patient’s details are held back, so a message might tell somebody where they are.',
  action: 'Contact the patient in another way.',
  remedies: [],
  applies: ({ facts }) => facts?.restricted === true,
})
