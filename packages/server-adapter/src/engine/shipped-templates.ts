import type { Template } from '@carebatch/core/wire'

const shipped = (id: string, name: string, subject: string, body: string): Template => ({
  id: `shipped-${id}`,
  owner: 'shipped',
  name,
  subject,
  body,
  version: 1,
})

/** Examples that everybody has. They can be copied, not changed. */
export const shippedTemplates: readonly Template[] = [
  shipped(
    'flu-vaccination',
    'Flu vaccination invitation',
    'Your free flu vaccination',
    'You can have a free flu vaccination at ((practice name)). Please call us on ((practice phone)) to book a time. ' +
      'If you have already had yours this winter, you do not need to do anything.',
  ),
  shipped(
    'surgery-closed',
    'Surgery closed for training',
    'We are closed for staff training',
    '((practice name)) is closed for staff training on Thursday from 1pm. We open again on Friday at 8am. ' +
      'If you need medical help before then, call 111. In an emergency, call 999.',
  ),
  shipped(
    'appointment-reminder',
    'Book your review',
    'Please book your review',
    'It is time for your yearly review at ((practice name)). Please call ((practice phone)) to book. ' +
      'The appointment takes about 15 minutes.',
  ),
  shipped(
    'contact-details',
    'Check your contact details',
    'Are your contact details up to date?',
    'Have you moved or changed your phone number? Please tell ((practice name)) on ((practice phone)), ' +
      'so that we can reach you when it matters.',
  ),
]
