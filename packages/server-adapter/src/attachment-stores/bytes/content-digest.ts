import { createHash } from 'node:crypto'

/** Knows the same content again: its type is part of it. */
export function contentDigest({ contentType, bytes }: { contentType: string; bytes: Uint8Array }): string {
  return createHash('sha256').update(contentType).update('\0').update(bytes).digest('hex')
}
