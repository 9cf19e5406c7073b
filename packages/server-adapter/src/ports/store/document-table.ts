import type { Attachment } from '@carebatch/core/wire'

/** A document that staff uploaded; its bytes lie in the attachment store, under the same id. */
export interface StoredDocument {
  readonly id: string
  readonly organisation: string
  readonly fileName: string
  readonly contentType: string
  readonly size: number
  readonly findings: Attachment['findings']
  readonly textRead: boolean
  readonly uploadedBy: string
  readonly uploadedAt: number
}

export interface DocumentTable {
  insert(document: StoredDocument): Promise<void>
  find(organisation: string, id: string): Promise<StoredDocument | undefined>
}
