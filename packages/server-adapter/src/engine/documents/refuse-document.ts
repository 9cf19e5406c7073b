import { CareBatchError } from '@carebatch/core'
import type { AttachmentRefusal } from '@carebatch/core/wire'

/** `attachment-refused`, with why. */
export const refuseDocument = (why: AttachmentRefusal): CareBatchError =>
  new CareBatchError('attachment-refused', { details: { why } })
