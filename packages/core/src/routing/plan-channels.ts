import type { BatchType } from '../batch-types/batch-type.ts'
import { batchTypes, findBatchType, type BatchTypeCode } from '../batch-types/batch-types.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import {
  clinicalSystems,
  findClinicalSystem,
  type ClinicalSystemCode,
} from '../clinical-systems/clinical-systems.ts'
import type { Channel } from '../primitives/channel.ts'
import type { EmailAddress } from '../primitives/email-address.ts'
import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { UkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { ChannelPlan, PlannedStep } from './channel-plan.ts'

export interface PathInput {
  readonly batchType: BatchType | BatchTypeCode
  readonly clinicalSystem: ClinicalSystem | ClinicalSystemCode
  readonly nhsApp?: { readonly account: boolean; readonly notifications: boolean } | undefined
  /** An email stands in the list, readable or not. */
  readonly emailGiven: boolean
}

/**
 * The way by which a message would first reach a patient (guide, "Batch Message paths"): email where one is in the
 * list; otherwise the NHS App where the account exists and notifications are on; otherwise a text. Ways that the batch
 * type or the clinical system does not have are passed over.
 */
export function firstChannel({
  batchType,
  clinicalSystem,
  nhsApp,
  emailGiven,
}: PathInput): Channel | undefined {
  const { channels } = findBatchType(batchTypes, batchType)
  const appExists = findClinicalSystem(clinicalSystems, clinicalSystem).nhsApp
  const hasApp = appExists && nhsApp?.account === true && nhsApp.notifications
  if (emailGiven && channels.includes('email')) return 'email'
  if (hasApp && channels.includes('nhs-app')) return 'nhs-app'
  return channels.includes('sms') ? 'sms' : undefined
}

export interface PlanInput extends Omit<PathInput, 'emailGiven'> {
  readonly contact: {
    readonly email?: EmailAddress | undefined
    /** Texts go to mobiles; any other number counts as none. */
    readonly phone?: UkPhoneNumber | undefined
  }
  readonly nhsNumber: NhsNumber
  /** How long an NHS App message may stay unread before the text follows. */
  readonly fallbackAfterMs: number
}

/**
 * Where one patient's message goes, step by step (guide, "Batch Message paths"), or undefined: nowhere. Email has no
 * fallback. An NHS App message falls back to a text; without a mobile it stands alone, which still reaches the patient.
 */
export function planChannels(input: PlanInput): ChannelPlan | undefined {
  const { contact, nhsNumber, fallbackAfterMs } = input
  const text = textStep(contact.phone)
  switch (firstChannel({ ...input, emailGiven: contact.email !== undefined })) {
    case 'email':
      return contact.email && [{ channel: 'email', address: contact.email }]
    case 'nhs-app':
      return text && findBatchType(batchTypes, input.batchType).channels.includes('sms')
        ? [{ channel: 'nhs-app', address: nhsNumber, fallbackAfterMs }, text]
        : [{ channel: 'nhs-app', address: nhsNumber }]
    case 'sms':
      return text && [text]
    case undefined:
      return undefined
  }
}

function textStep(phone: UkPhoneNumber | undefined): PlannedStep | undefined {
  return phone?.kind === 'mobile' ? { channel: 'sms', address: phone.e164 } : undefined
}
