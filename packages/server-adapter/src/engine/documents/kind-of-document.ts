import { documentKinds, type DocumentKind } from './document-kinds.ts'
import { refuseDocument } from './refuse-document.ts'

/** By its content; its name must agree, because phones and people go by the name. Throws `attachment-refused`. */
export function kindOfDocument(fileName: string, bytes: Uint8Array): DocumentKind {
  const kind = documentKinds.find(({ isOne }) => isOne(bytes))
  if (kind === undefined) throw refuseDocument('kind-not-allowed')
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  // An encrypted .docx is a compound file: say that it is encrypted, not that its name is wrong.
  kind.check?.(bytes)
  if (kind.endings.includes(ending)) return kind
  const isNameKnown = documentKinds.some(({ endings }) => endings.includes(ending))
  throw refuseDocument(isNameKnown ? 'name-and-content-differ' : 'kind-not-allowed')
}
