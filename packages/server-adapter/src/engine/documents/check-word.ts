import { refuseDocument } from './refuse-document.ts'

const holds = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))

/** How the stream of a document begins (MS-DOC 2.5.1): magic number and version. Its flags follow at byte 10. */
const streamBegins = Buffer.from([0xec, 0xa5, 0xc1, 0x00])
const encryptedFlag = 0x0100

/** A document of Word before 2007, in the compound file format. A newer one that is encrypted hides in one as well. */
export function checkWord(bytes: Uint8Array): void {
  if (holds(bytes, 'EncryptedPackage')) throw refuseDocument('is-encrypted')
  if (!holds(bytes, 'WordDocument')) throw refuseDocument('kind-not-allowed')
  if (holds(bytes, '_VBA_PROJECT') || holds(bytes, 'Macros')) throw refuseDocument('holds-macros')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = buffer.indexOf(streamBegins)
  const isEncrypted =
    at >= 0 && at + 12 <= buffer.length && (buffer.readUInt16LE(at + 10) & encryptedFlag) !== 0
  if (isEncrypted) throw refuseDocument('is-encrypted')
}
