import { test } from 'node:test'
import assert from 'node:assert/strict'
import { ukPhoneMetadata as fromLibrary } from '../../generate/uk-phone-metadata.ts'
import { ukPhoneMetadata } from './uk-phone-metadata.ts'

test('the metadata are those of the installed library (else run generate/uk-phone-metadata.ts)', () => {
  assert.deepEqual(ukPhoneMetadata, JSON.parse(JSON.stringify(fromLibrary)))
})

test('they hold the four regions of +44 and nothing else', () => {
  assert.deepEqual(Object.keys(ukPhoneMetadata.regions.countries).sort(), ['GB', 'GG', 'IM', 'JE'])
})
