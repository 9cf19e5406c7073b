/** Reads the text of a document, so that it can be looked through for personal details. */
export interface DocumentText {
  /** Undefined: this kind is not read, or there is no text in it. Rejects for one that is damaged or encrypted. */
  read(bytes: Uint8Array, contentType: string): Promise<string | undefined>
}
