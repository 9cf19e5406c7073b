/** Pieces of text as UTF-8, outside of the script's heap: an arena of a million rows costs no more than the file. */
export interface EncodedPieces {
  readonly blocks: readonly Uint8Array<ArrayBuffer>[]
  /** Of each piece: its block, and from where to where it lies there. */
  readonly places: Uint32Array<ArrayBuffer>
}

const blockSize = 262_144
/** Decoded pieces that are kept at hand: rows are mostly asked for in their order, or a few at a time. */
const mostDecoded = 16

/** Takes the text of a file as it is read, piece by piece, so that no string of it need be kept. */
export class TextArena {
  readonly #encoder = new TextEncoder()
  readonly #blocks: Uint8Array<ArrayBuffer>[] = []
  readonly #places: number[] = []
  #end = 0

  append(text: string): void {
    if (!this.#fits(text)) {
      // A unit of text takes 3 bytes at most.
      this.#blocks.push(new Uint8Array(Math.max(blockSize, 3 * text.length)))
      this.#end = 0
      this.#fits(text)
    }
  }

  pieces(): EncodedPieces {
    return { blocks: this.#blocks, places: Uint32Array.from(this.#places) }
  }

  /** All of it, in the order in which it came. */
  *bytes(): Generator<Uint8Array> {
    for (let at = 0; at < this.#places.length; at += 3) {
      const [block = 0, start, end] = this.#places.slice(at, at + 3)
      const bytes = this.#blocks[block]
      if (bytes !== undefined) yield bytes.subarray(start, end)
    }
  }

  #fits(text: string): boolean {
    const block = this.#blocks.at(-1)
    if (block === undefined || block.length - this.#end < text.length) return false
    const { read, written } = this.#encoder.encodeInto(text, block.subarray(this.#end))
    if (read < text.length) return false
    this.#places.push(this.#blocks.length - 1, this.#end, this.#end + written)
    this.#end += written
    return true
  }
}

/** The text of a piece, decoded when it is asked for. */
export function pieceReader({ blocks, places }: EncodedPieces): (piece: number) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const decoded = new Map<number, string>()
  return (piece) => {
    const known = decoded.get(piece)
    if (known !== undefined) return known
    const [block = 0, start, end] = places.subarray(3 * piece, 3 * piece + 3)
    const text = decoder.decode(blocks[block]?.subarray(start, end))
    const [oldest] = decoded.keys()
    if (oldest !== undefined && decoded.size === mostDecoded) decoded.delete(oldest)
    decoded.set(piece, text)
    return text
  }
}
