import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { beginRequest, requestHash } from '../begin-request.ts'
import { orNotFound } from '../not-found.ts'
import { draftView } from './draft-view.ts'

/** Keeps what is entered so far, once for each key. */
export function createDraft(context: EngineContext): Engine['createDraft'] {
  return ({ organisation, user }, content, key = context.randomId()) =>
    context.transaction('create-draft', async (tables) => {
      const id = context.randomId()
      const request = { organisation: organisation.id, key, requestHash: requestHash('draft', content) }
      const { subject } = await beginRequest(tables, { ...request, subject: id })
      if (subject !== id) return draftView(orNotFound(await tables.drafts.find(organisation.id, subject)))
      const at = context.now()
      const by = user.name
      const draft = { id, organisation: organisation.id, content, version: 1 }
      const stored = { ...draft, createdBy: by, createdAt: at, changedBy: by, changedAt: at }
      await tables.drafts.insert(stored)
      return draftView(stored)
    })
}
