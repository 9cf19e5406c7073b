/** What stands for an attachment. Its bytes are in parts of `partSize`, numbered from 0; the last may be shorter. */
export interface StoredAttachment {
  readonly id: string
  readonly contentType: string
  readonly size: number
  readonly partSize: number
  /** Of the content type and the bytes: knows the same attachment again. */
  readonly digest: string
}

/** Bytes of documents. An id that was removed stays taken, so that nothing comes back under it. */
export interface AttachmentTable {
  /** False: the id is or was taken, and nothing is written. */
  insert(attachment: StoredAttachment): Promise<boolean>
  addPart(id: string, number: number, bytes: Uint8Array): Promise<void>
  /** `removed`: it was there, or was removed before it came. */
  find(id: string): Promise<StoredAttachment | 'removed' | undefined>
  part(id: string, number: number): Promise<Uint8Array | undefined>
  /** Its parts too. */
  remove(id: string): Promise<void>
}
