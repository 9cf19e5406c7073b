/** What the first bytes say. Without a mark UTF-8 is tried first, since Windows-1252 can be read out of anything. */
export interface DetectedEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  /** A byte-order mark said so. */
  readonly marked: boolean
}

const sampleLength = 4_096

/** UTF-8 with or without a byte-order mark, UTF-16 in either order with a mark or with every other byte zero. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', marked: true }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', marked: true }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', marked: true }
  return { encoding: unmarked(bytes.subarray(0, sampleLength)), marked: false }
}

/** Western text in UTF-16 has a zero in nearly every pair, always on the same side. */
function unmarked(sample: Uint8Array): DetectedEncoding['encoding'] {
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = sample.length / 2
  if (odd > most * 0.7 && even < most * 0.1) return 'utf-16le'
  if (even > most * 0.7 && odd < most * 0.1) return 'utf-16be'
  return 'utf-8'
}
