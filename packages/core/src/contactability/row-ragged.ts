import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * The line has more or fewer cells than the header, so what stands under a heading may be another column's: a note as
 * phone, a mother's mobile as the patient's. Nobody is contacted on a guess.
 */
export const rowRagged = defineContactabilityReason({
  code: 'row-ragged',
  title: 'Cells have moved',
  help: 'The line has more or fewer cells than there are headings, so details may stand under the wrong heading.',
  action: 'Check the details against the record, correct them, and say that the line is right.',
  remedies: ['correct', 'confirm'],
  applies: ({ ragged }) => ragged,
})
