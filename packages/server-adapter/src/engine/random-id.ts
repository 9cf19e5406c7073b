import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const length = 22

/** 22 letters and digits: 131 bits. Bytes that would favour some letters are thrown away. */
export function randomId(): string {
  let id = ''
  while (id.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < alphabet.length * 4 && id.length < length) id += alphabet[byte % alphabet.length]
    }
  }
  return id
}
