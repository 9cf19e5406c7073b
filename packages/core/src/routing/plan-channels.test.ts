import assert from 'node:assert/strict'
import { test } from 'node:test'
import { message } from '../batch-types/message.ts'
import { emisEngland } from '../clinical-systems/emis-england.ts'
import { emisWales } from '../clinical-systems/emis-wales.ts'
import { systmOne } from '../clinical-systems/systmone.ts'
import { parseEmailAddress } from '../primitives/email-address.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import { firstChannel, planChannels } from './plan-channels.ts'

const nhsNumber = parseNhsNumber('9990548609')
assert.ok(nhsNumber)
const day = 24 * 60 * 60 * 1000
const texts = { ...message, channels: ['sms'] } as const
const appOnly = { ...message, channels: ['nhs-app'] } as const

const none = undefined
const on = { account: true, notifications: true }
const muted = { account: true, notifications: false }
const noAccount = { account: false, notifications: true }

const joe = 'joe@example.com'
const mobile = '07700 900118'
const landline = '01632 960155'

/** Batch type, system, email, NHS App, phone → the path. `app > sms` falls back after 24 hours. */
const paths = [
  // The guide's table, first two rows (message, questionnaire): email, App, text.
  [message, systmOne, joe, on, mobile, 'email'],
  [message, systmOne, joe, none, '', 'email'],
  [message, systmOne, '', on, mobile, 'nhs-app > sms'],
  [message, systmOne, '', none, mobile, 'sms'],
  [message, emisEngland, '', on, mobile, 'nhs-app > sms'],
  // "do not have the NHS app … or do not have notifications switched on"
  [message, systmOne, '', muted, mobile, 'sms'],
  [message, systmOne, '', noAccount, mobile, 'sms'],
  // No fallback without a mobile, and the App still reaches the patient.
  [message, systmOne, '', on, '', 'nhs-app'],
  [message, systmOne, '', on, landline, 'nhs-app'],
  // Nowhere to go.
  [message, systmOne, '', none, '', undefined],
  [message, systmOne, '', muted, landline, undefined],
  // No NHS App in Wales.
  [message, emisWales, '', on, mobile, 'sms'],
  [message, emisWales, '', on, '', undefined],
  [message, emisWales, joe, on, mobile, 'email'],
  // The guide's table, third row: texts whatever the list holds.
  [texts, systmOne, joe, on, mobile, 'sms'],
  [texts, systmOne, '', on, mobile, 'sms'],
  [texts, systmOne, joe, on, '', undefined],
  // A type without texts has no fallback and no last resort.
  [appOnly, systmOne, '', on, mobile, 'nhs-app'],
  [appOnly, systmOne, '', none, mobile, undefined],
] as const

const addresses = { email: joe, 'nhs-app': '9990548609', sms: '+447700900118' }

for (const [batchType, clinicalSystem, email, nhsApp, phone, path] of paths) {
  const given = `${email || 'no email'}, ${JSON.stringify(nhsApp) ?? 'no App'}, ${phone || 'no phone'}`
  test(`${batchType.channels.join()} in ${clinicalSystem.code} with ${given} goes by ${path ?? 'nothing'}`, () => {
    const plan = planChannels({
      batchType,
      clinicalSystem,
      contact: {
        email: parseEmailAddress(email),
        phone: parseUkPhoneNumber(phone, { allowTestNumbers: true }),
      },
      nhsNumber,
      nhsApp,
      fallbackAfterMs: day,
    })
    assert.equal(plan?.map(({ channel }) => channel).join(' > '), path)
    for (const { channel, address } of plan ?? []) assert.equal(address, addresses[channel])
    assert.equal(plan?.[0].fallbackAfterMs, path === 'nhs-app > sms' ? day : undefined)
  })
}

test('an email that was given and cannot be read still decides the way', () => {
  const input = { batchType: 'message', clinicalSystem: 'systmone', nhsApp: on, emailGiven: true } as const
  assert.equal(firstChannel(input), 'email')
})
