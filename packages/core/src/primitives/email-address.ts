import { plainText } from './plain-text.ts'

declare const brand: unique symbol
/** An address that can be sent to; trimmed, case kept. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' }

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const label = /^(?:xn--)?[a-z0-9]+(?:-+[a-z0-9]+)*$/i
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9]+(?:-[a-z0-9]+)*)$/i
const ascii = /^[\x21-\x7E]*$/
const letters = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * Reads an address that mail can really be sent to: the dot-atom form of RFC 5321 (no quotes, no comments, 64 and 254
 * characters at most) at a host name with a dot (RFC 1123; letters beyond ASCII through IDNA). Formatting only is
 * taken: white space around it and zero-width characters.
 */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  const plain = plainText(text)
  return isEmailAddress(plain) ? plain : undefined
}

function isEmailAddress(plain: string): plain is EmailAddress {
  const at = plain.lastIndexOf('@')
  if (at < 1 || at > 64 || plain.length > 254) return false
  return local.test(plain.slice(0, at)) && isHostName(plain.slice(at + 1))
}

function isHostName(host: string): boolean {
  const name = ascii.test(host) ? host : toAscii(host)
  if (name === undefined || name.length > 253) return false
  const labels = name.split('.')
  return (
    labels.length > 1 &&
    labels.every((each) => each.length <= 63 && label.test(each)) &&
    topLevel.test(labels.at(-1) ?? '')
  )
}

/** The URL parser brings the IDNA tables along; it is given letters, digits, dots and hyphens only. */
function toAscii(host: string): string | undefined {
  if (!letters.test(host)) return undefined
  const url = `http://${host}/`
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
