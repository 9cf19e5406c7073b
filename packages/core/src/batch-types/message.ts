import { defineBatchType } from './batch-type.ts'

/** A message that staff wrote, with nothing behind it (guide, step 3: "sent as an email, text message or via the NHS app"). */
export const message = defineBatchType({
  code: 'message',
  title: 'Message',
  channels: ['email', 'nhs-app', 'sms'],
  fallbackAfterHours: undefined,
  link: undefined,
})
