import { msg } from '@lit/localize'

/** How a reason is shown: its title, the tone of its tag, what it means and what staff can do. */
export interface ReasonWords {
  readonly title: string
  /** `fix`: this row can be mended here. `final`: nothing that staff do here changes it. */
  readonly tone: 'fix' | 'final'
  /** What is the matter. */
  readonly help: string
  readonly whatToDo: string
}

/** Words of every reason of core; one entry a code. Functions, so that they follow the locale. */
const words: Readonly<Record<string, () => ReasonWords>> = {
  'patient-deceased': () => ({
    title: msg('Patient deceased'),
    tone: 'final',
    help: msg('The clinical system or the Personal Demographics Service says that this patient has died.'),
    whatToDo: msg(
      'Nothing is sent. If the record is wrong, correct it in the clinical system and add the list again.',
    ),
  }),
  'contact-details-unavailable': () => ({
    title: msg('Contact details unavailable'),
    tone: 'final',
    help: msg(
      'Neither the clinical system nor the Personal Demographics Service could say anything about this patient.',
    ),
    whatToDo: msg('Look the patient up again, or contact them in another way.'),
  }),
  'contact-details-not-provided': () => ({
    title: msg('Contact details not provided'),
    tone: 'fix',
    help: msg('Only a text could reach this patient, and there is no number.'),
    whatToDo: msg('Add a mobile number or an email address for this patient.'),
  }),
  'not-uk-phone-number': () => ({
    title: msg('Not a UK phone number'),
    tone: 'fix',
    help: msg(
      'What was given as a number cannot be read as a UK number, or is one that your organisation does not text.',
    ),
    whatToDo: msg(
      'Only numbers that begin with +44 or 0 can be texted. Correct the number, or add an email address.',
    ),
  }),
  'mobile-likely-to-fail': () => ({
    title: msg('Mobile likely to fail'),
    tone: 'fix',
    help: msg(
      'A text to this number was not delivered in the last 3 months, and your organisation leaves such numbers out.',
    ),
    whatToDo: msg('Add another mobile number or an email address.'),
  }),
  'nhs-number-invalid': () => ({
    title: msg('NHS number not valid'),
    tone: 'fix',
    help: msg('The NHS number is missing, or its last digit does not fit the others.'),
    whatToDo: msg('Check the NHS number against the patient’s record and correct it.'),
  }),
  'details-do-not-match': () => ({
    title: msg('Details do not match'),
    tone: 'fix',
    help: msg('The look-up holds another date of birth or last name under this NHS number.'),
    whatToDo: msg(
      'Check the line against the record and correct it, or leave the patient out. If many lines differ, export the list again.',
    ),
  }),
  'patient-repeated': () => ({
    title: msg('Patient repeated'),
    tone: 'fix',
    help: msg('The same NHS number is in more than one line.'),
    whatToDo: msg('Choose the line with the right details, or leave the others out.'),
  }),
  'date-of-birth-missing': () => ({
    title: msg('Date of birth missing'),
    tone: 'fix',
    help: msg('Patients open their link with their date of birth, and there is none that can be read.'),
    whatToDo: msg(
      'Add the date of birth. For EMIS in England it comes from the clinical system: correct it there.',
    ),
  }),
  'email-address-invalid': () => ({
    title: msg('Email address not valid'),
    tone: 'fix',
    help: msg(
      'An email address was given that cannot be written to, and nothing else is tried once one is given.',
    ),
    whatToDo: msg('Correct the address, or ignore it and use the NHS App or a text.'),
  }),
  'not-a-mobile-number': () => ({
    title: msg('Not a mobile number'),
    tone: 'fix',
    help: msg('The number is a landline or a special one, which cannot get a text.'),
    whatToDo: msg('Add a mobile number or an email address.'),
  }),
  'opted-out': () => ({
    title: msg('Opted out'),
    tone: 'final',
    help: msg('This patient asked not to get messages like this one.'),
    whatToDo: msg('Contact the patient in another way.'),
  }),
  'details-restricted': () => ({
    title: msg('Details restricted'),
    tone: 'final',
    help: msg('This patient’s details are held back, so a message might tell somebody where they are.'),
    whatToDo: msg('Contact the patient in another way.'),
  }),
  'not-registered-here': () => ({
    title: msg('Not registered here'),
    tone: 'final',
    help: msg('The look-up knows this patient at another organisation, or not at all.'),
    whatToDo: msg('Check that the NHS number is right and that the list is yours.'),
  }),
  'row-ragged': () => ({
    title: msg('Cells have moved'),
    tone: 'fix',
    help: msg(
      'The line has more or fewer cells than there are headings, so details may stand under the wrong heading. A comma in an address without quotation marks does this.',
    ),
    whatToDo: msg(
      'Check each detail against the record and correct it, then choose “Details are right”. Or correct the file and add it again.',
    ),
  }),
  'left-out': () => ({
    title: msg('Left out by you'),
    tone: 'final',
    help: msg('You left this patient out during this check.'),
    whatToDo: msg('Put the patient back to send to them.'),
  }),
}

/** Words of a reason; a reason that a host registered itself is shown by its own title. */
export function reasonWords(code: string, title: string = code): ReasonWords {
  return words[code]?.() ?? { title, tone: 'fix', help: '', whatToDo: '' }
}

export const reasonWordCodes: readonly string[] = Object.keys(words)
