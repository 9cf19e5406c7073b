import { CareBatchError } from '@carebatch/core'
import type { AttachmentStore } from '../ports/attachment-store.ts'
import type { BatchStore } from '../ports/batch-store.ts'
import type { AttachmentTable, StoredAttachment } from '../ports/store/attachment-table.ts'
import { byteStream, type ByteSource } from './bytes/byte-stream.ts'
import { contentDigest } from './bytes/content-digest.ts'
import { checkedContent, usualMaxBytes } from './bytes/checked-content.ts'
import { wholeRange } from './bytes/whole-range.ts'

export interface DatabaseAttachmentsOptions {
  /** The server's own: it opens and closes it. */
  readonly store: BatchStore
  /** Default: 20 MiB. */
  readonly maxBytes?: number
}

/** Small enough that no statement is long, and large enough that a document has few. */
const partSize = 256 * 1024

/** Documents beside the ledger: one backup holds both, and any process of the server reads them. */
export function databaseAttachments({
  store,
  maxBytes = usualMaxBytes,
}: DatabaseAttachmentsOptions): AttachmentStore {
  const find = async (id: string) => {
    const found = await store.snapshot('find attachment', ({ attachments }) => attachments.find(id))
    return found === 'removed' ? undefined : found
  }
  return {
    name: 'database',
    supports: { maxBytes },
    async put(id, content) {
      const { contentType, bytes } = checkedContent(content, maxBytes)
      const digest = contentDigest({ contentType, bytes })
      const attachment = { id, contentType, size: bytes.length, partSize, digest }
      return store.transaction('keep attachment', ({ attachments }) => keep(attachments, attachment, bytes))
    },
    async find(id) {
      const found = await find(id)
      return found && { contentType: found.contentType, size: found.size }
    },
    async get(id, range) {
      const found = await find(id)
      if (found === undefined) return undefined
      const { contentType, size } = found
      return { contentType, size, bytes: byteStream(partsOf(store, found), wholeRange(range, size)) }
    },
    remove: (id) => store.transaction('remove attachment', ({ attachments }) => attachments.remove(id)),
  }
}

async function keep(
  attachments: AttachmentTable,
  attachment: StoredAttachment,
  bytes: Uint8Array,
): Promise<'kept' | 'removed'> {
  if (await attachments.insert(attachment)) {
    const parts = Math.ceil(bytes.length / partSize)
    for (let number = 0; number < parts; number++) {
      const part = bytes.subarray(number * partSize, (number + 1) * partSize)
      await attachments.addPart(attachment.id, number, part)
    }
    return 'kept'
  }
  const there = await attachments.find(attachment.id)
  if (there === 'removed') return 'removed'
  if (there?.digest !== attachment.digest) throw new CareBatchError('idempotency-key-reused')
  return 'kept'
}

/** A part that was there at the beginning and is gone has been removed: the reader gets no more of it. */
function partsOf(store: BatchStore, { id, partSize: each }: StoredAttachment): ByteSource {
  return {
    async read(at, last) {
      const number = Math.floor(at / each)
      const part = await store.snapshot('read attachment', ({ attachments }) => attachments.part(id, number))
      if (part === undefined) throw new CareBatchError('not-found')
      const start = number * each
      return part.subarray(at - start, last + 1 - start)
    },
    end: async () => undefined,
  }
}
