import type { EncodingChanged } from './list-decoder.ts'
import { ListDecoder } from './list-decoder.ts'
import type { ListLimits } from './list-limits.ts'
import { nextTurn } from './next-turn.ts'
import type { TextArena } from './text-arena.ts'
import { sourceChunks, type FileSource, type SourceChunk } from './source-chunks.ts'

/** Chunks that are decoded between two rests, whatever the reader of the text does. */
const chunksAtOnce = 32

export interface ListTextOptions {
  readonly limits: ListLimits
  /** WHATWG label that a person chose. */
  readonly encoding: string | undefined
  readonly signal: AbortSignal | undefined
}

/**
 * The text of a file as it comes in: what has been decoded and not yet been taken. `isWhole` once nothing follows.
 */
export class ListText {
  text = ''
  isWhole = false
  readonly #chunks: AsyncIterator<SourceChunk>
  readonly #decoder: ListDecoder
  readonly #signal: AbortSignal | undefined
  #last: SourceChunk = ''
  #read = 0

  constructor(chunks: AsyncIterator<SourceChunk>, { encoding, signal }: Omit<ListTextOptions, 'limits'>) {
    this.#chunks = chunks
    this.#decoder = new ListDecoder(encoding)
    this.#signal = signal
  }

  static of(source: FileSource, options: ListTextOptions): ListText {
    return new ListText(sourceChunks(source, options.limits), options)
  }

  get encoding(): string {
    return this.#decoder.encoding
  }

  get unreadable(): number {
    return this.#decoder.unreadable
  }

  /** Whether more must come before so many characters lie behind `at`. */
  needs(at: number, wanted: number): boolean {
    return !this.isWhole && this.text.length - at < wanted
  }

  /** Lets go of what has been read, and waits until so many characters are there, or the end. Where `at` is then. */
  async ahead(at: number, wanted: number): Promise<number> {
    this.text = this.text.slice(at)
    while (this.needs(0, wanted)) await this.#more()
    return 0
  }

  /** Appends the next chunk. */
  async #more(): Promise<void> {
    this.#read += 1
    if (this.#read % chunksAtOnce === 0) await nextTurn(this.#signal)
    const { done, value } = await this.#chunks.next()
    this.#signal?.throwIfAborted()
    this.#last = done ? '' : value
    const text = done ? this.#decoder.end() : this.#decoder.decode(value)
    this.text += text
    this.isWhole = done === true
  }

  /**
   * The same file from its beginning in an encoding that showed late: out of what was taken, which the list keeps as
   * UTF-8, out of what was not taken yet, and out of what is to come.
   */
  again({ encoding }: EncodingChanged, taken: TextArena): ListText {
    return new ListText(this.#replay(taken), { encoding, signal: this.#signal })
  }

  async *#replay(taken: TextArena): AsyncGenerator<SourceChunk> {
    yield* taken.bytes()
    yield new TextEncoder().encode(this.text)
    yield this.#last
    for (let next = await this.#chunks.next(); !next.done; next = await this.#chunks.next()) yield next.value
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
