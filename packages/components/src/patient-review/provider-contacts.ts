import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { Channel, PatientListReview } from '@carebatch/core'
import { notice } from '../element/notice.ts'

/**
 * Channels whose provider sends to contact details of its own. Fallbacks count too: whoever gets an NHS App message may
 * get a text.
 */
export function providerContactsNotice(
  { byChannel }: PatientListReview,
  fromProvider: readonly Channel[],
): TemplateResult | undefined {
  const texts = fromProvider.includes('sms') && byChannel.sms + byChannel['nhs-app'] > 0
  const emails = fromProvider.includes('email') && byChannel.email > 0
  if (!texts && !emails) return undefined
  return notice(
    'warning',
    html`<p><strong>${title(texts, emails)}</strong></p>
      <p class="small-text">
        ${msg(
          'NHS Notify sends to the details that the NHS holds for each patient (PDS) at that moment. They may differ from what you see here, and correcting them here changes nothing about where the message goes.',
        )}
      </p>`,
  )
}

function title(texts: boolean, emails: boolean): string {
  if (texts && emails) return msg('Texts and emails do not go to the numbers and addresses of this list')
  return texts
    ? msg('Texts do not go to the mobile numbers of this list')
    : msg('Emails do not go to the addresses of this list')
}
