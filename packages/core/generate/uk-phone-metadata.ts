/**
 * Writes src/primitives/uk-phone-metadata.ts: what libphonenumber-js knows of the +44 plan, a thirtieth of the whole.
 * Run it with Node in packages/core after an update of the library, then format; the test beside the written file
 * fails as long as that differs from the installed library.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import metadata from 'libphonenumber-js/max/metadata'

/** Great Britain and Northern Ireland, Guernsey, Isle of Man, Jersey: in the library's order of precedence. */
const callingCode = '44'
const regions = metadata.country_calling_codes[callingCode] ?? []
/** Where a region keeps its number types, and where among them the mobiles are (libphonenumber-js metadata, version 4). */
const [types, mobiles, pattern] = [11, 1, 0]

export const ukPhoneMetadata = {
  mobilePattern: String(metadata.countries.GB?.[types]?.[mobiles]?.[pattern]),
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

/** The +44 plan, and the pattern of its mobiles in Great Britain and Northern Ireland. */
export const ukPhoneMetadata = { mobilePattern: ${JSON.stringify(ukPhoneMetadata.mobilePattern)}, regions }
`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(new URL('../src/primitives/uk-phone-metadata.ts', import.meta.url), source)
