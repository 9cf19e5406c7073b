import type { Channel } from '../primitives/channel.ts'
import { instantFrom } from '../primitives/instant.ts'
import type { RecordEntry } from './record-entry.ts'

interface Coding {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** The part of an HL7 FHIR R4 Communication that a batch message fills. */
export interface Communication {
  readonly resourceType: 'Communication'
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
  readonly basedOn: readonly {
    readonly type: 'CommunicationRequest'
    readonly identifier: { readonly system: string; readonly value: string }
    readonly display: string
  }[]
  readonly status: 'completed' | 'stopped'
  readonly statusReason?: { readonly text: string }
  readonly category?: readonly { readonly coding: readonly Coding[] }[]
  readonly medium: readonly { readonly coding: readonly Coding[] }[]
  readonly subject: { readonly identifier: { readonly system: string; readonly value: string } }
  readonly topic: { readonly text: string }
  readonly sent: string
  readonly payload: readonly { readonly contentString: string }[]
}

const participationMode = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode'

/** HL7 v3 ParticipationMode; SMSWRIT as in New Zealand's national guide, which has the same use. */
const media: Readonly<Record<Channel, { readonly code: string; readonly display: string }>> = {
  sms: { code: 'SMSWRIT', display: 'SMS message' },
  'nhs-app': { code: 'ONLINEWRIT', display: 'online written' },
  email: { code: 'EMAILWRIT', display: 'email' },
}

/** Namespace of our keys, for a conditional create (`If-None-Exist: identifier=…`) that writes each entry once. */
const keySystem = 'urn:x-carebatch:record-key'
/** Namespace of batches: what was asked for, of which a message is one part. */
const batchSystem = 'urn:x-carebatch:batch'

/**
 * A record entry as HL7 FHIR R4 Communication. `completed` means that it was handed over, `stopped` that it came to
 * nothing afterwards; FHIR's `received` is left out, because receipts speak of the network and not of the patient.
 */
export function toCommunication(entry: RecordEntry): Communication {
  return {
    resourceType: 'Communication',
    identifier: [{ system: keySystem, value: entry.key }],
    basedOn: [
      {
        type: 'CommunicationRequest',
        identifier: { system: batchSystem, value: entry.batch.id },
        display: entry.batch.name,
      },
    ],
    ...(entry.kind === 'sent'
      ? { status: 'completed' }
      : { status: 'stopped', statusReason: { text: 'Not delivered' } }),
    ...(entry.code && { category: [{ coding: [entry.code] }] }),
    medium: [{ coding: [{ system: participationMode, ...media[entry.channel] }] }],
    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: entry.nhsNumber } },
    topic: { text: entry.batch.name },
    sent: instantFrom(entry.sentAt),
    payload: [{ contentString: entry.text }],
  }
}
