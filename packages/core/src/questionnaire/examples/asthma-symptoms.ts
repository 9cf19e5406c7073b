import { extensionUrls } from '../read/known-extensions.ts'
import {
  exampleQuestionnaire,
  help,
  option,
  redFlag,
  shortText,
  urgentEnding,
  type FhirJson,
} from './fhir-parts.ts'

/** How asthma has been lately, in our own words: no published instrument, no score. */
export const asthmaSymptoms: FhirJson = exampleQuestionnaire('asthma-symptoms', {
  title: 'Your asthma',
  description: 'We ask about your asthma in the past 4 weeks. It takes about 3 minutes.',
  extension: [
    {
      url: extensionUrls.closing,
      valueString:
        'Your practice can see your answers. If your asthma gets worse, do not wait for us: call us.',
    },
    urgentEnding(
      'Call 111 now',
      'Call 111 and tell them what you told us. Use your reliever inhaler as your asthma plan says. Call 999 if you cannot finish a sentence, or your lips look blue or grey.',
    ),
  ],
  item: [
    {
      linkId: 'reliever',
      type: 'choice',
      required: true,
      text: 'In the past 4 weeks, how often have you used your reliever inhaler?',
      extension: [
        shortText('Reliever inhaler in the past 4 weeks'),
        redFlag('=', { valueString: 'More than once a day' }, 'Reliever more than once a day', false),
      ],
      answerOption: [
        option('Not at all'),
        option('1 or 2 times a week'),
        option('Most days'),
        option('More than once a day'),
        option('I do not have one'),
      ],
      item: [help('reliever', 'It is often blue. Your best guess is fine.')],
    },
    {
      linkId: 'nights',
      type: 'choice',
      required: true,
      text: 'In the past 4 weeks, on how many nights did your breathing wake you?',
      extension: [
        shortText('Nights woken by your breathing'),
        redFlag('=', { valueString: '7 nights or more' }, 'Woken 7 nights or more', false),
      ],
      answerOption: [
        option('None'),
        option('1 or 2 nights'),
        option('3 to 6 nights'),
        option('7 nights or more'),
        option('I am not sure'),
      ],
      item: [help('nights', 'Your best guess is fine.')],
    },
    {
      linkId: 'breathless',
      type: 'choice',
      required: true,
      text: 'Have you been breathless while sitting still?',
      extension: [
        shortText('Breathless while sitting still'),
        redFlag('=', { valueString: 'Yes, today' }, 'Breathless at rest', true),
      ],
      answerOption: [option('No'), option('Yes, but not today'), option('Yes, today')],
    },
    {
      linkId: 'helps',
      type: 'boolean',
      required: true,
      text: 'Does your reliever inhaler help?',
      extension: [
        shortText('Reliever helps'),
        redFlag('=', { valueBoolean: false }, 'Reliever not helping', false),
      ],
      enableWhen: [
        { question: 'reliever', operator: '!=', answerString: 'I do not have one' },
        { question: 'reliever', operator: '!=', answerString: 'Not at all' },
      ],
      enableBehavior: 'all',
    },
    {
      linkId: 'days',
      type: 'integer',
      text: 'In the past 4 weeks, how many days of work, school or other plans did you miss because of your asthma?',
      extension: [
        shortText('Days missed'),
        { url: extensionUrls.minValue, valueInteger: 0 },
        { url: extensionUrls.maxValue, valueInteger: 28 },
      ],
    },
    {
      linkId: 'anything-else',
      type: 'text',
      maxLength: 1000,
      text: 'Is there anything else you want to tell us?',
      extension: [shortText('Anything else')],
    },
  ],
})
