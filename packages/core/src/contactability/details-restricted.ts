import { defineContactabilityReason } from './contactability-reason.ts'

/** PDS holds the patient's details back (security code R, "S flag"): a message might tell somebody where they are. */
export const detailsRestricted = defineContactabilityReason({
  code: 'details-restricted',
  title: 'Details restricted',
  applies: ({ facts }) => facts?.restricted === true,
})
