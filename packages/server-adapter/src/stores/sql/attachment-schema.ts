/** Documents, in parts. Without a digest: removed. */
export interface AttachmentSchema {
  attachment: { id: string; content_type: string; size: number; part_size: number; digest: string | null }
  attachment_part: { attachment: string; number: number; bytes: Buffer }
}
