import type { LinkKind } from '@carebatch/core'

/** Documents beside their bytes, patients' links, what was tried on them, and those of a batch together. */
export interface LinkSchema {
  document: {
    id: string
    organisation: string
    file_name: string
    content_type: string
    size: number
    findings: string
    text_read: number
    uploaded_by: string
    uploaded_at: number
  }
  link: {
    hash: string
    message: string
    batch: string
    organisation: string
    issue: number
    created_at: number
    expires_at: number
    wrong_tries: number
    opened_at: number | null
    revoked_at: number | null
    revoked_by: string | null
  }
  link_try: { link: string; batch: string; at: number; is_right: number }
  batch_link: {
    batch: string
    organisation: string
    kind: LinkKind
    target: string
    links: number
    opened: number
    locked: number
    not_me: number
    cannot_open: number
    revoked_at: number | null
    revoked_by: string | null
    closed_at: number | null
  }
}
