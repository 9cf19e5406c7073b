import { defineContactabilityReason } from './contactability-reason.ts'

/** The batch has a link that opens with the date of birth, and there is none: the patient could never open it. */
export const dateOfBirthMissing = defineContactabilityReason({
  code: 'date-of-birth-missing',
  title: 'Date of birth missing',
  help: 'Patients open their link with their date of birth, and there is none that can be read.',
  action:
    'Add the date of birth. For lists of EMIS in England it comes from the clinical system: correct it there.',
  remedies: ['correct'],
  blames: 'dateOfBirth',
  applies: ({ hasLink, dateOfBirth }) => hasLink && dateOfBirth === undefined,
})
