/** Text as UTF-8 that begins with a byte-order mark: Excel's "CSV UTF-8". */
export function utf8WithMark(text: string): Uint8Array {
  return utf8(`\uFEFF${text}`)
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Text as Windows-1252, Excel's plain "CSV" in the United Kingdom. Letters it does not have are a mistake of the list. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const byte = byteOf.get(letter)
    if (byte === undefined) throw new Error('A letter that Windows-1252 does not have')
    return byte
  })
}

const decoder = new TextDecoder('windows-1252')
const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
