import { ukPhoneMetadata } from './uk-phone-metadata.ts'
import type { UkPhoneNumber } from './uk-phone-number.ts'

const regions = ukPhoneMetadata.plan.map(({ region, begins, landline, mobile, other }) => ({
  region,
  begins: begins === '' ? undefined : new RegExp(`^(?:${begins})`),
  kinds: [
    ['mobile', whole(mobile)],
    ['landline', whole(landline)],
    ['other', whole(other)],
  ] as const,
}))

/**
 * What the digits after +44 are: by the patterns of libphonenumber's own metadata in the library's own order, and
 * without the library, which makes every pattern anew for every number. `pnpm bench phone-agreement` holds the two
 * against each other over more than a million numbers.
 */
export function ukNumberForm(national: string): Pick<UkPhoneNumber, 'kind' | 'region'> | undefined {
  for (const { region, begins, kinds } of regions) {
    const isOfRegion = begins?.test(national) ?? false
    if (begins !== undefined && !isOfRegion) continue
    for (const [kind, pattern] of kinds) if (pattern.test(national)) return { kind, region }
    if (isOfRegion) return undefined
  }
  return undefined
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}
