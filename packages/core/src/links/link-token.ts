declare const brand: unique symbol
/** 22 letters and digits (131 bits) that open one patient's link. Only its hash is ever stored. */
export type LinkToken = string & { readonly [brand]: 'LinkToken' }

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = BigInt(alphabet.length)
const pattern = /^[0-9A-Za-z]{22}$/

/** Letters of a token. */
export const linkTokenLength = 22

/** Reads a token as it stands in an address. Nothing is trimmed or mended: an address is whole or it is none. */
export function parseLinkToken(text: string): LinkToken | undefined {
  return isLinkToken(text) ? text : undefined
}

/**
 * Writes bytes as a token. With 32 random bytes no letter is likelier than another by more than one in 10^37.
 *
 * @throws RangeError for fewer than 32 bytes.
 */
export function linkTokenFrom(bytes: Uint8Array): LinkToken {
  if (bytes.length < 32) throw new RangeError('a link token is made of 32 bytes or more')
  let left = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  while (text.length < linkTokenLength) {
    text += alphabet[Number(left % base)]
    left /= base
  }
  return text as LinkToken
}

function isLinkToken(text: string): text is LinkToken {
  return pattern.test(text)
}

/** What stands in place of a token where a text is kept or shown: as long as one, and opens nothing. */
export const linkTokenMask = '*'.repeat(linkTokenLength)
