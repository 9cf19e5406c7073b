import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isCareBatchError, type ErrorCode } from '../errors.ts'
import { EncodingChanged, ListDecoder } from './list-decoder.ts'

/** Decodes a file that comes in chunks of so many bytes. */
function decodeText(bytes: Uint8Array, chosen?: string, size = bytes.length) {
  const decoder = new ListDecoder(chosen)
  let text = ''
  for (let at = 0; at < bytes.length; at += size) text += decoder.decode(bytes.subarray(at, at + size))
  text += decoder.end()
  return { encoding: decoder.encoding, text, unreadable: decoder.unreadable }
}

const text = 'NHS Number,Name\r\n9990548609,Zoë Díaz – €5\r\n'
const utf16 = (order: 'le' | 'be', marked: boolean) => {
  const bytes = Buffer.from((marked ? '\uFEFF' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
/** The letters beyond ASCII of `text`, as Windows-1252 has them. */
const western = Buffer.from(text.replace('–', '\x96').replace('€', '\x80'), 'latin1')

const read: readonly (readonly [name: string, bytes: Uint8Array, encoding: string])[] = [
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
  ['UTF-16 LE with a mark', utf16('le', true), 'utf-16le'],
  ['UTF-16 BE with a mark', utf16('be', true), 'utf-16be'],
  ['UTF-16 LE without one', utf16('le', false), 'utf-16le'],
  ['UTF-16 BE without one', utf16('be', false), 'utf-16be'],
  ['Windows-1252', western, 'windows-1252'],
]

for (const [name, bytes, encoding] of read) {
  test(`${name} is found to be ${encoding}`, () => {
    const decoded = decodeText(bytes)
    assert.deepEqual(decoded, { encoding, text: text.replaceAll('\r\n', '\n'), unreadable: 0 })
  })
}

test('a person can choose another encoding', () => {
  const decoded = decodeText(western, 'Latin1')
  assert.equal(decoded.encoding, 'windows-1252')
  const wrong = decodeText(western, 'utf-8')
  assert.deepEqual([wrong.encoding, wrong.unreadable], ['utf-8', 4])
})

test('one damaged letter in a file that says UTF-8 costs one letter', () => {
  const bytes = Buffer.concat([Buffer.from(`\uFEFF${text}`), Buffer.from([0xff]), Buffer.from('x')])
  const decoded = decodeText(bytes)
  assert.deepEqual([decoded.encoding, decoded.unreadable], ['utf-8', 1])
})

test('a last letter beyond ASCII does not make a Windows-1252 file a damaged one', () => {
  const decoded = decodeText(Buffer.from('Name\nRené', 'latin1'))
  assert.deepEqual([decoded.encoding, decoded.text], ['windows-1252', 'Name\nRené'])
})

for (const size of [1, 2, 3, 4_096]) {
  test(`letters and line ends are whole in chunks of ${String(size)} bytes`, () => {
    const long = `${'x'.repeat(5_000)}é\r\n€\r\n😀${'y'.repeat(4_096)}\r\rz\r`
    const read = decodeText(Buffer.from(long), undefined, size)
    assert.deepEqual(read, { encoding: 'utf-8', text: long.replace(/\r\n?/g, '\n'), unreadable: 0 })
  })
}

test('a byte-order mark is one at the beginning only', () => {
  const marked = decodeText(Buffer.from('\uFEFFab\uFEFFc'), undefined, 5)
  assert.equal(marked.text, 'ab\uFEFFc')
})

test('Windows-1252 that shows after letters of UTF-8 asks for another reading', () => {
  const bytes = Buffer.concat([Buffer.from('Zoë'), Buffer.from('Zoë,Zoë', 'latin1')])
  assert.throws(() => decodeText(bytes, undefined, 4), EncodingChanged)
  assert.equal(decodeText(bytes).encoding, 'windows-1252')
})

test('half a letter in a text counts as one that cannot be read', () => {
  const decoder = new ListDecoder(undefined)
  assert.equal(decoder.decode('a\uD83Db😀'), 'a\uFFFDb😀')
  assert.equal(decoder.unreadable, 1)
})

const refused: readonly (readonly [name: string, bytes: Uint8Array, code: ErrorCode])[] = [
  ['a workbook', Buffer.from('PK\x03\x04 NHS Number', 'latin1'), 'list-is-not-text'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'list-is-not-text'],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'list-is-not-text'],
  ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'list-is-not-text'],
  ['a GIF', Buffer.from('GIF89a'), 'list-is-not-text'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'list-is-not-text'],
  ['zero bytes', Buffer.from('NHS Number\n\0\0\0\n'), 'list-is-not-text'],
  ['UTF-8 cut in a letter', Buffer.from(text + 'é').subarray(0, -1), 'list-cut-off'],
  ['UTF-16 cut in a letter', utf16('le', true).subarray(0, -1), 'list-cut-off'],
]

for (const [hex, kind] of [
  ['504b0304', 'workbook'],
  ['89504e470d0a1a0a', 'picture'],
  ['255044462d312e37', 'pdf'],
  ['7b5c72746631', 'document'],
  ['1f8b08', 'archive'],
] as const) {
  test(`a renamed ${kind} is told by its first bytes, so that its owner hears what to do`, () => {
    assert.throws(() => decodeText(Buffer.from(hex, 'hex')), { details: { kind } })
  })
}

for (const [name, bytes, code] of refused) {
  test(`${name} is refused as ${code}`, () => {
    assert.throws(
      () => decodeText(bytes),
      (error) => isCareBatchError(error) && error.code === code,
    )
  })
}

test('an encoding that has no name is refused', () => {
  assert.throws(
    () => decodeText(western, 'ebcdic'),
    (error) => isCareBatchError(error) && error.code === 'list-encoding-unknown',
  )
})
