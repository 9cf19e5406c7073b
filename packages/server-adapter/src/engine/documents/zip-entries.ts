import { refuseDocument } from './refuse-document.ts'

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly isEncrypted: boolean
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const mostComment = 65_535

/** What a ZIP archive says it holds (APPNOTE 4.3.12), without unpacking any of it. Throws `attachment-refused`. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw refuseDocument('is-damaged')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - mostComment); at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw refuseDocument('is-damaged')
}
