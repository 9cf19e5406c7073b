import { defineBatchType } from './batch-type.ts'

/**
 * A questionnaire behind a link of each patient's own (guide, step 3: its "Florey"). A questionnaire may shorten the hours
 * until a text follows: 3 for home blood-pressure monitoring.
 */
export const questionnaire = defineBatchType({
  code: 'questionnaire',
  title: 'Questionnaire',
  channels: ['email', 'nhs-app', 'sms'],
  fallbackAfterHours: undefined,
  link: 'questionnaire',
})
