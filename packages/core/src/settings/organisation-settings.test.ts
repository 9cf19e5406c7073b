import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultSettings, organisationSettings } from './organisation-settings.ts'

test('an empty object is a valid setting, and every field has a default', () => {
  assert.deepEqual(organisationSettings.parse({}), defaultSettings)
  assert.ok(Object.values(defaultSettings).every((value) => value !== undefined))
})

test('the defaults are those of the guide, and careful where it is silent', () => {
  assert.equal(defaultSettings.fallbackAfterHours, 24)
  assert.equal(defaultSettings.skipLikelyToFail, false)
  assert.equal(defaultSettings.receiptDeadlineHours, 72)
  assert.equal(defaultSettings.undoSeconds, 30)
  assert.deepEqual(defaultSettings.sendWindow, { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' })
  assert.equal(defaultSettings.holdOutsideWindow, false)
  assert.equal(defaultSettings.nation, 'england')
  assert.equal(defaultSettings.smsProfile, 'standard')
})

test('what is given stays, the rest is filled in', () => {
  const settings = organisationSettings.parse({ fallbackAfterHours: 3 })
  assert.deepEqual(settings, { ...defaultSettings, fallbackAfterHours: 3 })
})

const refused: readonly (readonly [field: string, value: unknown])[] = [
  ['smsSenderName', 'Larkfield Surgery'],
  ['smsSenderName', 'Ysgol-Tŷ'],
  ['fallbackAfterHours', 0],
  ['fallbackAfterHours', 73],
  ['receiptDeadlineHours', 0],
  ['undoSeconds', -1],
  ['undoSeconds', 1.5],
  ['typedConfirmationFrom', 0],
  ['pencePerText', -1],
  ['assumedUnreadPercent', 101],
  ['assumedUnreadPercent', 0.3],
  ['sendWindow', { weekdays: [0], from: '08:00', until: '18:00' }],
  ['sendWindow', { weekdays: [1], from: '8:00', until: '18:00' }],
  ['sendWindow', { weekdays: [1], from: '08:00', until: '24:00' }],
  ['holdOutsideWindow', 'yes'],
  ['nation', 'cornwall'],
  ['smsProfile', 'plain'],
  ['recordCode', { code: 'SMS', display: 'Text' }],
]
for (const [field, value] of refused) {
  test(`${field} is not ${JSON.stringify(value)}`, () => {
    assert.equal(organisationSettings.safeParse({ [field]: value }).success, false)
  })
}
