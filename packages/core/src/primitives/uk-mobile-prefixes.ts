import { ukPhoneMetadata } from './uk-phone-metadata.ts'

const pattern = new RegExp(`^(?:${ukPhoneMetadata.plan[0].mobile})$`)
let prefixes: Uint8Array | undefined

/**
 * Which of 70000 to 79999 begin a mobile of Great Britain or Northern Ireland: 1 where they do. Out of the metadata's
 * own pattern, which no digit after the fifth can change. Where numbers for fiction begin (77009) there is no other.
 */
export function ukMobilePrefixes(): Uint8Array {
  prefixes ??= Uint8Array.from({ length: 10_000 }, (_, index) => {
    return pattern.test(`${String(70_000 + index)}00000`) ? 1 : 0
  })
  return prefixes
}
