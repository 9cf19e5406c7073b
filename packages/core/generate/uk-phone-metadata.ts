/**
 * Writes src/primitives/uk-phone-metadata.ts: what libphonenumber-js knows of the +44 plan, a thirtieth of the whole.
 * Run it with Node in packages/core after an update of the library, then format; the test beside the written file
 * fails as long as that differs from the installed library.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { CountryCode } from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/max/metadata'

/** Great Britain and Northern Ireland, Guernsey, Isle of Man, Jersey: in the library's order of precedence. */
const callingCode = '44'
const regions = metadata.country_calling_codes[callingCode] ?? []
/** Where a region keeps what its numbers begin with, and its number types (libphonenumber-js metadata, version 4). */
const [leadingDigits, types] = [10, 11]

/** The patterns of a region: landlines come first among the types, mobiles second. */
function patternsOf(region: CountryCode) {
  const known: readonly unknown[] = metadata.countries[region] ?? []
  const ofTypes = Array.isArray(known[types]) ? known[types] : []
  const [landline = '', mobile = '', ...others] = ofTypes.map((type: unknown) =>
    Array.isArray(type) ? String(type[0]) : '',
  )
  const other = others.filter((pattern) => pattern !== '').join('|')
  const begins = typeof known[leadingDigits] === 'string' ? known[leadingDigits] : ''
  return { region, begins, landline, mobile, other }
}

export const ukPhoneMetadata = {
  plan: regions.map(patternsOf),
  regions: {
    version: metadata.version,
    country_calling_codes: { [callingCode]: regions },
    countries: Object.fromEntries(regions.map((region) => [region, metadata.countries[region]])),
    nonGeographic: {},
  },
}

const source = `import type { MetadataJson } from 'libphonenumber-js/core'

// Written by generate/uk-phone-metadata.ts out of libphonenumber-js: do not edit.

const regions: MetadataJson = ${JSON.stringify(ukPhoneMetadata.regions, null, 1)}

const plan = ${JSON.stringify(ukPhoneMetadata.plan)} as const

/** The +44 plan as the library takes it, and the patterns in it by region, in the library's order. */
export const ukPhoneMetadata = { plan, regions }
`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(new URL('../src/primitives/uk-phone-metadata.ts', import.meta.url), source)
