import { defineContactabilityReason } from './contactability-reason.ts'

/**
 * The look-up knows another date of birth or surname under this NHS number: the number is another person's, or the
 * columns of the list were sorted apart. From 2 % of the lines on the whole list is stopped (`detailsCheck`).
 */
export const detailsDoNotMatch = defineContactabilityReason({
  code: 'details-do-not-match',
  title: 'Details do not match',
  help: 'The look-up holds another date of birth or last name under this NHS number.',
  action:
    'Check the line against the record and correct it, or leave the patient out. If many lines differ, export the list again.',
  remedies: ['correct'],
  blames: 'nhsNumber',
  applies: ({ differing }) => differing !== undefined && differing.length > 0,
})
