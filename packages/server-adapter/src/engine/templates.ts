import { CareBatchError } from '@carebatch/core'
import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'
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
  return async ({ organisation }, { id, ...content }) => {
    if (id !== undefined && isShipped(id)) throw new CareBatchError('state-forbids')
    return context.transaction('save-template', async ({ organisations }) => {
      const known = await organisations.templates(organisation.id)
      if (id !== undefined) orNotFound(known.find((template) => template.id === id))
      const saved = await organisations.saveTemplate(
        organisation.id,
        id ?? context.randomId(),
        content,
        context.now(),
      )
      return orNotFound(saved)
    })
  }
}

export function deleteTemplate(context: EngineContext): Engine['deleteTemplate'] {
  return async ({ organisation }, id) => {
    if (isShipped(id)) throw new CareBatchError('state-forbids')
    const isGone = await context.transaction('delete-template', ({ organisations }) =>
      organisations.deleteTemplate(organisation.id, id),
    )
    if (!isGone) throw new CareBatchError('not-found')
  }
}
