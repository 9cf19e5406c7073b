import { CareBatchError } from '@carebatch/core'
import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'
import { beginRequest, requestHash } from './begin-request.ts'
import { orNotFound } from './not-found.ts'
import { shippedTemplates } from './shipped-templates.ts'

const isShipped = (id: string): boolean => shippedTemplates.some((template) => template.id === id)

export function listTemplates(context: EngineContext): Engine['listTemplates'] {
  return async ({ organisation }) => {
    const own = await context.transaction('list-templates', ({ organisations }) =>
      organisations.templates(organisation.id),
    )
    return [...own, ...shippedTemplates]
  }
}

export function saveTemplate(context: EngineContext): Engine['saveTemplate'] {
  return async ({ organisation }, { id, ...content }, key = context.randomId()) => {
    if (id !== undefined && isShipped(id)) throw new CareBatchError('state-forbids')
    return context.transaction('save-template', async (tables) => {
      const { organisations } = tables
      const known = await organisations.templates(organisation.id)
      const subject = id ?? context.randomId()
      if (id !== undefined) orNotFound(known.find((template) => template.id === id))
      else {
        const request = { organisation: organisation.id, key, requestHash: requestHash('template', content) }
        const made = await beginRequest(tables, { ...request, subject })
        if (made.subject !== subject)
          return orNotFound(known.find((template) => template.id === made.subject))
      }
      return orNotFound(await organisations.saveTemplate(organisation.id, subject, content, context.now()))
    })
  }
}

export function deleteTemplate(context: EngineContext): Engine['deleteTemplate'] {
  return async ({ organisation }, id) => {
    if (isShipped(id)) throw new CareBatchError('state-forbids')
    const isGone = await context.transaction('delete-template', async ({ organisations, requests }) => {
      const wasThere = await organisations.deleteTemplate(organisation.id, id)
      if (wasThere) await requests.forget(id)
      return wasThere
    })
    if (!isGone) throw new CareBatchError('not-found')
  }
}
