import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '../primitives/channel.ts'
import { parseInstant, toMilliseconds } from '../primitives/instant.ts'
import { defaultSettings } from '../settings/organisation-settings.ts'
import { recordEntry, type RecordEntryInput } from './record-entry.ts'
import { toCommunication } from './to-communication.ts'

const sentAt = parseInstant('2026-11-24T10:20:00Z')
assert.ok(sentAt)

const base: RecordEntryInput = {
  key: 'message-1:sent',
  nhsNumber: '9990548609',
  batch: { id: 'batch-1', name: 'Flu vaccination' },
  kind: 'sent',
  channel: 'sms',
  sentAt: toMilliseconds(sentAt),
  message: { body: 'Your flu vaccination is due.' },
  recordCode: defaultSettings.recordCode,
}

const texts: readonly (readonly [RecordEntryInput['kind'], Channel, string])[] = [
  ['sent', 'sms', 'Text message sent to patient: Your flu vaccination is due.'],
  ['sent', 'nhs-app', 'NHS App message sent to patient: Flu\n\nYour flu vaccination is due.'],
  ['sent', 'email', 'Email sent to patient: Flu\n\nYour flu vaccination is due.'],
  ['not-delivered', 'sms', 'Text message to patient was not delivered: Your flu vaccination is due.'],
  [
    'not-delivered',
    'nhs-app',
    'NHS App message to patient was not delivered: Flu\n\nYour flu vaccination is due.',
  ],
  ['not-delivered', 'email', 'Email to patient was not delivered: Flu\n\nYour flu vaccination is due.'],
]
for (const [kind, channel, text] of texts) {
  test(`${kind} by ${channel} reads ${JSON.stringify(text.split(':')[0])}`, () => {
    const message = channel === 'sms' ? base.message : { subject: 'Flu', body: base.message.body }
    assert.equal(recordEntry({ ...base, kind, channel, message }).text, text)
  })
}

test('no entry says that a message arrived or that care took place', () => {
  for (const [, , text] of texts.filter(([kind]) => kind === 'sent')) {
    assert.doesNotMatch(text, /delivered|received|read|given|vaccinated/i)
  }
})

const ownCode = { code: '1066821000000101', display: 'First invitation' }
const codes: readonly (readonly [RecordEntryInput['kind'], Channel, typeof ownCode, string | undefined])[] = [
  ['sent', 'sms', defaultSettings.recordCode, '279991000000102'],
  ['sent', 'email', defaultSettings.recordCode, undefined],
  ['sent', 'nhs-app', defaultSettings.recordCode, undefined],
  ['sent', 'email', ownCode, '1066821000000101'],
  ['not-delivered', 'sms', defaultSettings.recordCode, undefined],
  ['not-delivered', 'sms', ownCode, undefined],
]
for (const [kind, channel, recordCode, code] of codes) {
  test(`${kind} by ${channel} with code ${recordCode.code} is saved with ${code ?? 'none'}`, () => {
    assert.equal(recordEntry({ ...base, kind, channel, recordCode }).code?.code, code)
  })
}

test('a sent text as FHIR R4 Communication', () => {
  assert.deepEqual(toCommunication(recordEntry(base)), {
    resourceType: 'Communication',
    identifier: [{ system: 'urn:x-carebatch:record-key', value: 'message-1:sent' }],
    basedOn: [
      {
        type: 'CommunicationRequest',
        identifier: { system: 'urn:x-carebatch:batch', value: base.batch.id },
        display: 'Flu vaccination',
      },
    ],
    status: 'completed',
    category: [
      {
        coding: [
          {
            system: 'http://snomed.info/sct',
            code: '279991000000102',
            display: 'Short message service text message sent to patient',
          },
        ],
      },
    ],
    medium: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
            code: 'SMSWRIT',
            display: 'SMS message',
          },
        ],
      },
    ],
    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990548609' } },
    topic: { text: 'Flu vaccination' },
    sent: '2026-11-24T10:20:00.000Z',
    payload: [{ contentString: 'Text message sent to patient: Your flu vaccination is due.' }],
  })
})

test('a message that came to nothing is stopped, says why, and carries no code', () => {
  const communication = toCommunication(recordEntry({ ...base, kind: 'not-delivered', channel: 'email' }))
  assert.equal(communication.status, 'stopped')
  assert.deepEqual(communication.statusReason, { text: 'Not delivered' })
  assert.equal('category' in communication, false)
  assert.equal(communication.medium[0]?.coding[0]?.code, 'EMAILWRIT')
})
