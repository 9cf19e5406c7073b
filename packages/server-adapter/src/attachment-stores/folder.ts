import type { AttachmentStore } from '../ports/attachment-store.ts'
import { byteStream } from './bytes/byte-stream.ts'
import { contentDigest } from './bytes/content-digest.ts'
import { checkedContent, usualMaxBytes } from './bytes/checked-content.ts'
import { wholeRange } from './bytes/whole-range.ts'
import { attachmentFiles } from './folder/attachment-files.ts'

export interface FolderAttachmentsOptions {
  /** Made where it is not there. Several processes may share it, on a disk that can link files. */
  readonly folder: string
  /** Default: 20 MiB. */
  readonly maxBytes?: number
}

/** Documents as files that only this user reads, one each. Back the folder up with the database. */
export function folderAttachments({
  folder,
  maxBytes = usualMaxBytes,
}: FolderAttachmentsOptions): AttachmentStore {
  const files = attachmentFiles(folder)
  return {
    name: 'folder',
    supports: { maxBytes },
    async put(id, content) {
      const { contentType, bytes } = checkedContent(content, maxBytes)
      return files.keep(
        id,
        { contentType, size: bytes.length, digest: contentDigest({ contentType, bytes }) },
        bytes,
      )
    },
    async find(id) {
      const file = await files.open(id)
      await file?.close()
      return file?.facts
    },
    async get(id, range) {
      const file = await files.open(id)
      if (file === undefined) return undefined
      try {
        const bytes = byteStream({ read: file.read, end: file.close }, wholeRange(range, file.facts.size))
        return { ...file.facts, bytes }
      } catch (failure) {
        await file.close()
        throw failure
      }
    },
    remove: files.remove,
  }
}
