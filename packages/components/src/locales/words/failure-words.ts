import { msg, str } from '@lit/localize'

/**
 * Why a message failed, as a sentence without a full stop. Codes come from senders (docs/reference/failure-reasons.md);
 * one that a host's own sender invented is shown as it is.
 */
export function failureWords(why: string): string {
  return words[why]?.() ?? msg(str`The provider gave “${why}” as the reason`)
}

const words: Readonly<Record<string, () => string>> = {
  'refused-by-provider': () => msg('The provider refused it'),
  'number-or-address-not-in-use': () => msg('The number or address is not in use'),
  'provider-fault': () => msg('The provider had a fault'),
  'credentials-refused': () => msg('The provider does not accept our account. Tell your support team.'),
  'message-too-long': () => msg('The message is too long for this way of sending'),
  'nhs-number-invalid': () => msg('The provider does not know this NHS number'),
  'nhs-number-not-found': () => msg('The NHS number was not found'),
  'details-restricted': () => msg('The patient’s details are restricted'),
  'contact-details-missing': () => msg('The provider found no contact details'),
  'record-withdrawn': () => msg('The NHS number was withdrawn'),
  'patient-deceased': () => msg('The patient has died'),
  'contact-details-not-allowed': () =>
    msg('Our account may not send contact details. Tell your support team.'),
  'ods-code-not-allowed': () => msg('Our account may not name the practice. Tell your support team.'),
  'ods-code-required': () => msg('The provider needs the practice’s ODS code. Tell your support team.'),
  'routing-plan-unknown': () => msg('The provider does not know the message plan. Tell your support team.'),
  'daily-limit-reached': () => msg('Today’s limit at the provider is reached'),
  'not-delivered': () => msg('The provider could not deliver it'),
  'no-sender': () => msg('This server has nobody to send it by this way'),
  'tried-too-long': () => msg('The provider asked us to try later for a whole day'),
  'placeholder-empty': () => msg('A placeholder of the message has no value for this patient'),
}

export const failureCodes: readonly string[] = Object.keys(words)
