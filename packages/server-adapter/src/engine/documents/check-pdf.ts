import { refuseDocument } from './refuse-document.ts'

/** Names of what acts by itself or hides another file (ISO 32000-1, 12.6.4 and 7.11.4). */
const active = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|XFA|RichMedia|SubmitForm)\b/
const hexEscape = /#([0-9a-fA-F]{2})/g

/**
 * A PDF that is encrypted, or that says openly that it acts by itself. What is packed inside its objects is not seen:
 * that is why documents are handed out as files, under a policy that runs nothing.
 */
export function checkPdf(bytes: Uint8Array): void {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // Names may be written with escapes, /J#61vaScript is one.
  const text = raw.replace(hexEscape, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
  if (!text.includes('%%EOF')) throw refuseDocument('is-damaged')
  if (/\/Encrypt\b/.test(text)) throw refuseDocument('is-encrypted')
  if (active.test(text)) throw refuseDocument('holds-active-content')
}
