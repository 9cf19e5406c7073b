/** What a file is that was renamed to .csv; a person is told what to do about each. */
export type NotTextKind = 'workbook' | 'picture' | 'pdf' | 'document' | 'archive'

/** How such files begin. A zip is nearly always a workbook (xlsx, ods). */
const beginnings: readonly (readonly [kind: NotTextKind, bytes: readonly number[]])[] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', [0x50, 0x4b, 0x05, 0x06]],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** What the bytes are where they are no text, whatever the file is called. */
export function notTextKind(bytes: Uint8Array): NotTextKind | undefined {
  return beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0]
}
