import type { TextPieces } from './list-texts.ts'

/** Pieces of text as UTF-8 in one buffer. */
export interface EncodedPieces {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each piece ends. */
  readonly ends: Uint32Array<ArrayBuffer>
}

export function encodedPieces(pieces: TextPieces): EncodedPieces {
  const encoder = new TextEncoder()
  const ends = new Uint32Array(pieces.length)
  let bytes = new Uint8Array(0)
  let end = 0
  for (let index = 0; index < pieces.length; index++) {
    const text = pieces.at(index)
    // A unit of text takes 3 bytes at most.
    if (bytes.length - end < 3 * text.length) bytes = longer(bytes, end, 3 * text.length)
    end += encoder.encodeInto(text, bytes.subarray(end)).written
    ends[index] = end
  }
  return { bytes, ends }
}

function longer(bytes: Uint8Array, length: number, wanted: number): Uint8Array<ArrayBuffer> {
  const twice = new Uint8Array(Math.max(2 * bytes.length, length + wanted))
  twice.set(bytes.subarray(0, length))
  return twice
}

/** Decodes a piece when it is asked for, and keeps the last one: rows are mostly read in their order. */
export function decodedPieces({ bytes, ends }: EncodedPieces): TextPieces {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let [last, text] = [-1, '']
  return {
    length: ends.length,
    at(index) {
      if (index !== last)
        [last, text] = [index, decoder.decode(bytes.subarray(ends[index - 1] ?? 0, ends[index]))]
      return text
    },
  }
}
