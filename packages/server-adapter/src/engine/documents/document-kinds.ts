import { checkOffice } from './check-office.ts'
import { checkPdf } from './check-pdf.ts'
import { checkWord } from './check-word.ts'

/** A kind of document that may be sent: known by its content, never by its name alone. */
export interface DocumentKind {
  readonly contentType: string
  /** Endings of the names of such files. */
  readonly endings: readonly string[]
  readonly isOne: (bytes: Uint8Array) => boolean
  /** Throws `attachment-refused` for one that should not be sent. */
  readonly check?: (bytes: Uint8Array) => void
}

const begins =
  (...signatures: readonly string[]) =>
  (bytes: Uint8Array): boolean =>
    signatures.some((signature) =>
      Buffer.from(signature, 'latin1').equals(bytes.subarray(0, signature.length)),
    )

/** UTF-8 without control characters but those of line ends and tabs. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** In the order in which content is compared; text last, since nearly everything could be text. */
export const documentKinds: readonly DocumentKind[] = [
  { contentType: 'application/pdf', endings: ['pdf'], isOne: begins('%PDF-'), check: checkPdf },
  { contentType: office, endings: ['docx'], isOne: begins('PK\x03\x04'), check: checkOffice },
  {
    contentType: 'application/msword',
    endings: ['doc'],
    isOne: begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    check: checkWord,
  },
  { contentType: 'application/rtf', endings: ['rtf'], isOne: begins('{\\rtf') },
  { contentType: 'image/jpeg', endings: ['jpg', 'jpeg'], isOne: begins('\xff\xd8\xff') },
  { contentType: 'image/png', endings: ['png'], isOne: begins('\x89PNG\r\n\x1a\n') },
  { contentType: 'image/tiff', endings: ['tif', 'tiff'], isOne: begins('II*\0', 'MM\0*') },
  { contentType: 'text/plain; charset=utf-8', endings: ['txt'], isOne: isText },
]
