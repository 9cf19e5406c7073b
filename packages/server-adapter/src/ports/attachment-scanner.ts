/** Looks for malicious software in documents before anybody is sent them, for instance through a virus scanner. */
export interface AttachmentScanner {
  readonly name: string
  /** Rejects where it could not look: then the document is not taken. */
  scan(bytes: Uint8Array, signal: AbortSignal): Promise<'clean' | 'found'>
}
