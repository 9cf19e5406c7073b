import { expect } from '@open-wc/testing'
import { defaultSettings } from '@carebatch/core'
import { smsCost } from './sms-cost.ts'

const message = { subject: '', body: `Book your flu jab 🙂 ${'a'.repeat(60)}`, greeting: false }
const patient = { firstName: 'Joe', lastName: 'Okafor', email: '', fields: {}, isOfList: true }

describe('the cost of a text', () => {
  it('is that of the organisation’s provider', () => {
    const standard = smsCost(message, patient, defaultSettings)
    expect([standard.now.encoding, standard.now.segments]).to.eql(['ucs-2', 2])
    expect(standard.costly.map(({ character }) => character)).to.eql(['🙂'])
    const notify = smsCost(message, patient, { ...defaultSettings, smsProfile: 'gov-uk-notify' })
    expect([notify.now.encoding, notify.now.segments, notify.costly.length]).to.eql(['gsm-7', 1, 0])
  })
})
