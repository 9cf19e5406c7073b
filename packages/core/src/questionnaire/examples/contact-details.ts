import { extensionUrls } from '../read/known-extensions.ts'
import { exampleQuestionnaire, help, option, shortText, words, type FhirJson } from './fhir-parts.ts'

const isNo = (question: string) => [{ question, operator: '=', answerBoolean: false }]

/** Whether the practice can still reach somebody. Nothing is changed by it: staff read it first. */
export const contactDetails: FhirJson = exampleQuestionnaire('contact-details', {
  ...words('title', 'Your contact details', 'Eich manylion cyswllt'),
  ...words(
    'description',
    'Please check that we can still reach you. It takes about 2 minutes.',
    'Gwiriwch y gallwn gysylltu â chi o hyd. Mae’n cymryd tua 2 funud.',
  ),
  extension: [
    {
      url: extensionUrls.closing,
      ...words(
        'valueString',
        'Your practice can see what you told us.',
        'Gall eich meddygfa weld yr hyn a ddywedoch wrthym.',
      ),
    },
  ],
  item: [
    {
      linkId: 'mobile-same',
      type: 'boolean',
      required: true,
      ...words(
        'text',
        'Is your mobile number still the same?',
        'A yw eich rhif ffôn symudol yr un fath o hyd?',
      ),
      extension: [shortText('Mobile number still the same')],
    },
    {
      linkId: 'mobile',
      type: 'string',
      required: true,
      maxLength: 30,
      ...words('text', 'What is your mobile number now?', 'Beth yw eich rhif ffôn symudol nawr?'),
      extension: [shortText('New mobile number')],
      enableWhen: isNo('mobile-same'),
    },
    {
      linkId: 'address-same',
      type: 'boolean',
      required: true,
      ...words('text', 'Do you still live at the same address?', 'Ydych chi’n dal i fyw yn yr un cyfeiriad?'),
      extension: [shortText('Address still the same')],
    },
    {
      linkId: 'address',
      type: 'text',
      required: true,
      maxLength: 300,
      ...words('text', 'What is your address now?', 'Beth yw eich cyfeiriad nawr?'),
      extension: [shortText('New address')],
      enableWhen: isNo('address-same'),
    },
    {
      linkId: 'ways',
      type: 'open-choice',
      repeats: true,
      ...words('text', 'How may we contact you?', 'Sut gawn ni gysylltu â chi?'),
      extension: [shortText('Ways to be contacted')],
      answerOption: [
        option('Text', 'Neges destun'),
        option('NHS App', 'Ap y GIG'),
        option('Email', 'E-bost'),
        option('Phone call', 'Galwad ffôn'),
      ],
      item: [help('ways', 'Choose all that suit you.', 'Dewiswch bob un sy’n addas i chi.')],
    },
  ],
})
