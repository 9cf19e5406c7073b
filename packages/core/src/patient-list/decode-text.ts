import { CareBatchError } from '../errors.ts'
import { detectEncoding } from './detect-encoding.ts'
import { notTextKind } from './not-text-kind.ts'
import { lineEnds } from './line-ends.ts'
import { nextTurn } from './next-turn.ts'

/** A file as text: every line end is `\n`, no byte-order mark. */
export interface DecodedText {
  /** Lower-case WHATWG label. */
  readonly encoding: string
  readonly text: string
  /** How many characters stand for bytes that the encoding does not know. */
  readonly unreadable: number
}

const chunkLength = 1 << 20

/**
 * Finds the encoding, or takes the one that a person chose.
 *
 * @throws CareBatchError `list-is-not-text`, `list-cut-off`, `list-encoding-unknown`
 */
export async function decodeText(
  content: Uint8Array | string,
  chosen: string | undefined,
  signal: AbortSignal | undefined,
): Promise<DecodedText> {
  if (typeof content === 'string') return decoded('utf-8', await fromString(content, signal))
  const kind = notTextKind(content)
  if (kind !== undefined) throw new CareBatchError('list-is-not-text', { details: { kind } })
  if (chosen !== undefined) return decoded(...(await decodeChosen(content, chosen, signal)))
  const { encoding, marked } = detectEncoding(content)
  if (encoding !== 'utf-8') return decoded(encoding, await decodeAs(content, strict(encoding), signal))
  return decoded(...(await decodeUtf8Or1252(content, marked, signal)))
}

async function decodeChosen(
  content: Uint8Array,
  label: string,
  signal: AbortSignal | undefined,
): Promise<[encoding: string, text: string]> {
  const decoder = knownDecoder(label)
  return [decoder.encoding, await decodeAs(content, decoder, signal)]
}

function knownDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch (cause) {
    throw new CareBatchError('list-encoding-unknown', { cause })
  }
}

/** Bytes that are no UTF-8 are Windows-1252 (Excel's "CSV"), unless it is only the last letter that is not whole. */
async function decodeUtf8Or1252(
  content: Uint8Array,
  marked: boolean,
  signal: AbortSignal | undefined,
): Promise<[encoding: string, text: string]> {
  try {
    return ['utf-8', await decodeAs(content, strict('utf-8'), signal)]
  } catch (cause) {
    if (!(cause instanceof CareBatchError)) throw cause
    if (marked) return ['utf-8', await decodeAs(content, new TextDecoder('utf-8'), signal)]
    if (cause.code === 'list-cut-off' && hasWholeLetters(content)) throw cause
    return ['windows-1252', await decodeAs(content, new TextDecoder('windows-1252'), signal)]
  }
}

/** Whether a letter beyond ASCII comes before the last three bytes: then the file is UTF-8 in earnest. */
function hasWholeLetters(content: Uint8Array): boolean {
  return content.subarray(0, -3).some((byte) => byte >= 0x80)
}

function strict(encoding: string): TextDecoder {
  return new TextDecoder(encoding, { fatal: true })
}

async function decodeAs(
  content: Uint8Array,
  decoder: TextDecoder,
  signal: AbortSignal | undefined,
): Promise<string> {
  const withOneLineEnd = lineEnds()
  let text = ''
  for (let at = 0; at < content.length; at += chunkLength) {
    if (at > 0) await nextTurn(signal)
    text += withOneLineEnd(piece(decoder, 'list-is-not-text', content.subarray(at, at + chunkLength)))
  }
  return text + withOneLineEnd(piece(decoder, 'list-cut-off'), true)
}

async function fromString(content: string, signal: AbortSignal | undefined): Promise<string> {
  const withOneLineEnd = lineEnds()
  let text = ''
  for (let at = content.startsWith('\uFEFF') ? 1 : 0; at < content.length; at += chunkLength) {
    if (at > 1) await nextTurn(signal)
    text += withOneLineEnd(content.slice(at, at + chunkLength))
  }
  return text + withOneLineEnd('', true)
}

function piece(decoder: TextDecoder, code: 'list-is-not-text' | 'list-cut-off', bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch (cause) {
    throw new CareBatchError(code, { cause })
  }
}

function decoded(encoding: string, text: string): DecodedText {
  if (text.includes('\0')) throw new CareBatchError('list-is-not-text')
  return { encoding, text, unreadable: text.match(/\uFFFD/g)?.length ?? 0 }
}
