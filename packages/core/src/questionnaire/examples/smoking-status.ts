import { snomedSystem } from '../../primitives/snomed-code.ts'
import { extensionUrls } from '../read/known-extensions.ts'
import { exampleQuestionnaire, shortText, words, type FhirJson } from './fhir-parts.ts'

/** A finding of SNOMED CT in words that patients use. */
function status(code: string, display: string, english: string, welsh: string): FhirJson {
  return {
    valueCoding: { system: snomedSystem, code, ...words('display', english, welsh) },
    extension: [{ url: extensionUrls.recordDisplay, valueString: display }],
  }
}

/** Whether somebody smokes. Codes: HL7 US Core, value set of smoking status, whose SNOMED CT codes are international. */
export const smokingStatus: FhirJson = exampleQuestionnaire('smoking-status', {
  ...words('title', 'Smoking', 'Ysmygu'),
  ...words(
    'description',
    'We keep a note of who smokes, so that we can offer help. It takes 1 minute.',
    'Rydym yn cadw nodyn o bwy sy’n ysmygu, fel y gallwn gynnig help. Mae’n cymryd 1 funud.',
  ),
  extension: [
    {
      url: extensionUrls.closing,
      ...words(
        'valueString',
        'Your practice can see your answer. If you asked for help to stop and do not hear from us, call us.',
        'Gall eich meddygfa weld eich ateb. Os gofynnoch am help i roi’r gorau iddi ac na chlywch gennym, ffoniwch ni.',
      ),
    },
  ],
  item: [
    {
      linkId: 'smoking',
      type: 'choice',
      required: true,
      ...words('text', 'Do you smoke?', 'Ydych chi’n ysmygu?'),
      extension: [shortText('Smoking')],
      answerOption: [
        status(
          '266919005',
          'Never smoked tobacco',
          'No, I have never smoked',
          'Na, nid wyf erioed wedi ysmygu',
        ),
        status('8517006', 'Ex-smoker', 'No, I gave up', 'Na, rwyf wedi rhoi’r gorau iddi'),
        status('77176002', 'Smoker', 'Yes', 'Ydw'),
      ],
    },
    {
      linkId: 'help-to-stop',
      type: 'boolean',
      required: true,
      ...words('text', 'Would you like help to stop smoking?', 'Hoffech chi help i roi’r gorau i ysmygu?'),
      extension: [shortText('Wants help to stop')],
      enableWhen: [
        {
          question: 'smoking',
          operator: '=',
          answerCoding: { system: snomedSystem, code: '77176002', display: 'Smoker' },
        },
      ],
    },
  ],
})
