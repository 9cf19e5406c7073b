import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { revokeBatch } from '../links/steer-links.ts'
import { findDocument } from './upload-attachment.ts'

/** Nobody opens this document any more, whichever batch it was sent with. For good, and twice is once. */
export function revokeAttachment(context: EngineContext): Engine['revokeAttachment'] {
  return async ({ organisation, user }, id) => {
    await findDocument(context, organisation.id, id)
    return context.transaction('revoke-links', async (tables) => {
      const sent = await tables.links.ofTarget(organisation.id, 'document', id)
      for (const { batch } of sent) {
        await tables.batches.lock(organisation.id, batch)
        const together = await tables.links.ofBatch(batch)
        if (together !== undefined) await revokeBatch(context, tables, together, user.name)
      }
      for (const { batch } of sent) await tables.batches.touch(batch, context.now())
      return { batches: sent.length }
    })
  }
}
