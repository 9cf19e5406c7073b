import { extractText, getDocumentProxy } from 'unpdf'
import type { DocumentText } from '../ports/document-text.ts'

/** Text of a PDF, read by the library unpdf, which runs nothing that is in it. Other kinds are not read. */
export function pdfText(): DocumentText {
  return {
    async read(bytes, contentType) {
      if (contentType !== 'application/pdf') return undefined
      const pdf = await getDocumentProxy(new Uint8Array(bytes))
      const { text } = await extractText(pdf, { mergePages: true })
      return text.trim() === '' ? undefined : text
    },
  }
}
