import { CareBatchError } from '../errors.ts'
import { detectEncoding } from './detect-encoding.ts'
import { lineEnds } from './line-ends.ts'
import { notTextKind } from './not-text-kind.ts'
import type { SourceChunk } from './source-chunks.ts'

/** The file turned out to be Windows-1252 after letters were read as UTF-8: it must be read again from the beginning. */
export class EncodingChanged extends Error {
  readonly encoding = 'windows-1252'
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string

const nothing = new Uint8Array(0)

/**
 * Turns a file into text, chunk by chunk: no byte-order mark, every line end `\n`. Finds the encoding in the first
 * chunk, or takes the one that a person chose. UTF-8 that turns out not to be becomes Windows-1252 (Excel's "CSV").
 *
 * Throws CareBatchError `list-is-not-text`, `list-cut-off`, `list-encoding-unknown`, and EncodingChanged.
 */
export class ListDecoder {
  /** Lower-case WHATWG label; final once everything has been decoded. */
  encoding = 'utf-8'
  /** How many characters stand for bytes that the encoding does not know. */
  unreadable = 0
  readonly #chosen: string | undefined
  readonly #withOneLineEnd = lineEnds()
  #decode: Decode | undefined
  #isFirstText = true
  /** Letters beyond ASCII were read as UTF-8. */
  #hasLetters = false

  constructor(chosen: string | undefined) {
    this.#chosen = chosen
  }

  decode(chunk: SourceChunk): string {
    if (typeof chunk === 'string') return this.#checked(this.#withoutMark(wellFormed(chunk)), false)
    this.#decode ??= this.#start(chunk)
    return this.#checked(this.#withoutMark(this.#decode(chunk, false)), false)
  }

  /** What was held back: part of a letter, or of a line end. */
  end(): string {
    return this.#checked(this.#decode?.(nothing, true) ?? '', true)
  }

  #start(first: Uint8Array): Decode {
    const kind = notTextKind(first)
    if (kind !== undefined) throw new CareBatchError('list-is-not-text', { details: { kind } })
    if (this.#chosen !== undefined) return this.#streaming(this.#chosen, false)
    const { encoding, marked } = detectEncoding(first)
    this.encoding = encoding
    return encoding === 'utf-8' ? this.#utf8(marked) : this.#streaming(encoding, true)
  }

  #withoutMark(text: string): string {
    if (!this.#isFirstText || text === '') return text
    this.#isFirstText = false
    return text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  #checked(text: string, isLast: boolean): string {
    if (text.includes('\0')) throw new CareBatchError('list-is-not-text')
    if (text.includes('\uFFFD')) this.unreadable += text.split('\uFFFD').length - 1
    return this.#withOneLineEnd(text, isLast)
  }

  #streaming(label: string, fatal: boolean): Decode {
    const decoder = knownDecoder(label, fatal)
    this.encoding = decoder.encoding
    return (bytes, isLast) => {
      try {
        return decoder.decode(bytes, { stream: !isLast })
      } catch (cause) {
        throw new CareBatchError(isLast ? 'list-cut-off' : 'list-is-not-text', { cause })
      }
    }
  }

  /** Decodes whole letters at once, which is several times faster than a decoder that remembers halves. */
  #utf8(marked: boolean): Decode {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    let held: Uint8Array = nothing
    return (bytes, isLast) => {
      const all = held.length === 0 ? bytes : concatenated(held, bytes)
      const end = isLast ? all.length : endOfWholeLetters(all)
      try {
        const text = strict.decode(all.subarray(0, end))
        held = all.slice(end)
        this.#hasLetters ||= text.length !== end
        return text
      } catch (cause) {
        return this.#notUtf8(all, isLast, marked, cause)
      }
    }
  }

  #notUtf8(bytes: Uint8Array, isLast: boolean, marked: boolean, cause: unknown): string {
    if (!marked && this.#hasLetters) {
      // A whole letter that is cut at the very end was UTF-8 in earnest.
      if (isLast) throw new CareBatchError('list-cut-off', { cause })
      throw new EncodingChanged()
    }
    const decode = this.#streaming(marked ? 'utf-8' : 'windows-1252', false)
    this.#decode = decode
    return decode(bytes, isLast)
  }
}

function knownDecoder(label: string, fatal: boolean): TextDecoder {
  try {
    return new TextDecoder(label, { fatal, ignoreBOM: true })
  } catch (cause) {
    throw new CareBatchError('list-encoding-unknown', { cause })
  }
}

/** Half a letter could not be written to any file. */
function wellFormed(text: string): string {
  return /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text
}

function concatenated(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** Before a letter of several bytes that the chunk cuts: its first byte says how many there are. */
function endOfWholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
