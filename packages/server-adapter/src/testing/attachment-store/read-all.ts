import { createHash } from 'node:crypto'
import type { AttachmentStore, ByteRange } from '../../ports/attachment-store.ts'

/** Stands for bytes where they are compared: a comparison of the bytes themselves would print them all. */
export const summary = (bytes: Uint8Array) => ({
  length: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** Everything that is under an id, or the part that is asked for. */
export async function readAll(attachments: AttachmentStore, id: string, range?: ByteRange) {
  const found = await attachments.get(id, range)
  if (found === undefined) return undefined
  const { contentType, size } = found
  return { contentType, size, read: summary(new Uint8Array(await new Response(found.bytes).arrayBuffer())) }
}
