import { expect, fixture, html } from '@open-wc/testing'
import type { PatientListReview } from '@carebatch/core'
import { providerContactsNotice } from './provider-contacts.ts'
import { replacedNumbersNotice } from './replaced-numbers.ts'

const byChannel = (email: number, nhsApp: number, sms: number) =>
  ({ byChannel: { email, 'nhs-app': nhsApp, sms } }) as PatientListReview

async function words(notice: unknown): Promise<string> {
  const frame = await fixture(html`<div>${notice}</div>`)
  return frame.textContent.replace(/\s+/g, ' ').trim()
}

const cases = [
  ['nothing where our details are used', byChannel(1, 1, 1), [], /^$/],
  ['nothing about texts that nobody gets', byChannel(1, 0, 0), ['sms'], /^$/],
  [
    'that texts go elsewhere',
    byChannel(1, 0, 3),
    ['sms'],
    /^Texts do not go to the mobile numbers of this list/,
  ],
  ['so also of texts that only follow the App', byChannel(0, 2, 0), ['sms'], /^Texts do not go/],
  ['that emails go elsewhere', byChannel(1, 0, 3), ['email'], /^Emails do not go to the addresses/],
  ['both', byChannel(1, 0, 3), ['sms', 'email'], /^Texts and emails do not go/],
] as const

describe('providerContactsNotice', () => {
  for (const [what, review, fromProvider, expected] of cases) {
    it(`says ${what}`, async () =>
      expect(await words(providerContactsNotice(review, fromProvider))).to.match(expected))
  }
})

describe('replacedNumbersNotice', () => {
  const one = { line: 3, listed: '9990000018', current: '9990548609' } as never
  it('says nothing where every number is current', () =>
    expect(replacedNumbersNotice([])).to.equal(undefined))
  it('names the line, the old number and the new one', async () =>
    expect(await words(replacedNumbersNotice([one]))).to.match(
      /^1 NHS number of this list has been replaced.* Line 3: 999 000 0018 is now 999 054 8609$/,
    ))
  it('names five, and counts the rest', async () =>
    expect(await words(replacedNumbersNotice(Array.from({ length: 8 }, () => one)))).to.match(/and 3 more$/))
})
