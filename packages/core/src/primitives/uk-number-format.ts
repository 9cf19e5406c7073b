import { ukPhoneMetadata } from './uk-phone-metadata.ts'

/** Place of the formats in a country's metadata (libphonenumber-js, version 4). */
const formats = 4

type Format = readonly [pattern: string, format: string, beginnings: readonly string[]]

/** Jersey, Guernsey and Man are written as the rest of the +44 plan. */
const ways = ((ukPhoneMetadata.regions.countries.GB?.[formats] ?? []) as readonly Format[]).map(
  ([pattern, format, beginnings]) => ({
    pattern: new RegExp(`^(?:${pattern})$`),
    format: `0${format}`,
    begins: new RegExp(`^(?:${beginnings.at(-1) ?? ''})`),
  }),
)

/** The digits after +44 as they are dialled within the country, by the library's own patterns: 020 7946 0991. */
export function nationalFormat(national: string): string {
  const way = ways.find(({ begins, pattern }) => begins.test(national) && pattern.test(national))
  return way === undefined ? `0${national}` : national.replace(way.pattern, way.format)
}
