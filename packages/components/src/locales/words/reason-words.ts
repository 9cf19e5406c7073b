import { msg } from '@lit/localize'

/** How a reason is shown: its title, the tone of its tag, and what staff can do about it here. */
export interface ReasonWords {
  readonly title: string
  /** `fix`: this row can be mended here. `final`: nothing that staff do here changes it. */
  readonly tone: 'fix' | 'final'
  readonly whatToDo: string
}

/** Words of every reason of core; one entry a code. Functions, so that they follow the locale. */
const words: Readonly<Record<string, () => ReasonWords>> = {
  'patient-deceased': () => ({
    title: msg('Patient deceased'),
    tone: 'final',
    whatToDo: msg(
      'The clinical system or the Personal Demographics Service says that this patient has died.',
    ),
  }),
  'contact-details-unavailable': () => ({
    title: msg('Contact details unavailable'),
    tone: 'final',
    whatToDo: msg(
      'Neither the clinical system nor the Personal Demographics Service answered. Look up again later.',
    ),
  }),
  'contact-details-not-provided': () => ({
    title: msg('Contact details not provided'),
    tone: 'fix',
    whatToDo: msg('Add a mobile number or an email address for this patient.'),
  }),
  'not-uk-phone-number': () => ({
    title: msg('Not a UK phone number'),
    tone: 'fix',
    whatToDo: msg('Only numbers that begin with +44 or 0 can be texted. Correct the number.'),
  }),
  'mobile-likely-to-fail': () => ({
    title: msg('Mobile likely to fail'),
    tone: 'fix',
    whatToDo: msg('A text to this number was not delivered in the last 3 months. Give another number.'),
  }),
  'nhs-number-invalid': () => ({
    title: msg('NHS number not valid'),
    tone: 'fix',
    whatToDo: msg('Check the NHS number against the patient’s record and correct it.'),
  }),
  'details-do-not-match': () => ({
    title: msg('Details do not match'),
    tone: 'fix',
    whatToDo: msg(
      'The look-up holds another date of birth or last name under this NHS number. Check the line.',
    ),
  }),
  'patient-repeated': () => ({
    title: msg('Patient repeated'),
    tone: 'fix',
    whatToDo: msg('The same NHS number is in more than one line. Choose the line with the right details.'),
  }),
  'date-of-birth-missing': () => ({
    title: msg('Date of birth missing'),
    tone: 'fix',
    whatToDo: msg('Patients open their link with their date of birth. Add it.'),
  }),
  'email-address-invalid': () => ({
    title: msg('Email address not valid'),
    tone: 'fix',
    whatToDo: msg('Correct the address, or ignore it and use the NHS App or a text.'),
  }),
  'not-a-mobile-number': () => ({
    title: msg('Not a mobile number'),
    tone: 'fix',
    whatToDo: msg('A landline cannot get a text. Give a mobile number.'),
  }),
  'opted-out': () => ({
    title: msg('Opted out'),
    tone: 'final',
    whatToDo: msg('This patient asked not to get messages.'),
  }),
  'details-restricted': () => ({
    title: msg('Details restricted'),
    tone: 'final',
    whatToDo: msg(
      'This patient’s details are restricted, so no message can go out. Contact them another way.',
    ),
  }),
  'not-registered-here': () => ({
    title: msg('Not registered here'),
    tone: 'final',
    whatToDo: msg('This patient is not registered with your organisation.'),
  }),
  'left-out': () => ({
    title: msg('Left out by you'),
    tone: 'final',
    whatToDo: msg('You left this patient out. Put them back to send to them.'),
  }),
}

/** Words of a reason; a reason that a host registered itself is shown by its own title. */
export function reasonWords(code: string, title: string = code): ReasonWords {
  return words[code]?.() ?? { title, tone: 'final', whatToDo: '' }
}

export const reasonWordCodes: readonly string[] = Object.keys(words)
