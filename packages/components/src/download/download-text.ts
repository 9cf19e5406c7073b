import { downloadBlob } from './download-blob.ts'

/** Hands a text to the person as a file. */
export function downloadText(text: string, fileName: string, type = 'text/csv;charset=utf-8'): void {
  downloadBlob(new Blob([text], { type }), fileName)
}
