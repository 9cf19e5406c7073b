import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { holdViews } from '../holds/hold-views.ts'
import { batchView, batchViews } from './batch-view.ts'

export function listBatches(context: EngineContext): Engine['listBatches'] {
  return ({ organisation }) =>
    context.transaction('list-batches', async (tables) => {
      // The version first: batches that change while they are read are then newer than they say, never older.
      const version = await tables.batches.versionOf(organisation.id)
      const stored = await tables.batches.list(organisation.id)
      const batches = await batchViews(context, tables, organisation.id, stored)
      const organisationHolds = await holdViews(tables, organisation.id)
      return { batches, version, ...(organisationHolds.length > 0 && { organisationHolds }) }
    })
}

export function readBatch(context: EngineContext): Engine['readBatch'] {
  return ({ organisation }, id) =>
    context.transaction('read-batch', async (tables) =>
      batchView(context, tables, orNotFound(await tables.batches.find(organisation.id, id))),
    )
}

export function versionOf(context: EngineContext): Engine['versionOf'] {
  return (organisation, batch) =>
    context.transaction('read-version', ({ batches }) => batches.versionOf(organisation, batch))
}

export function versionsOf(context: EngineContext): Engine['versionsOf'] {
  return (watched) =>
    context.transaction('read-version', async ({ batches }) => {
      const versions: number[] = []
      for (const { organisation, batch } of watched)
        versions.push(await batches.versionOf(organisation, batch))
      return versions
    })
}
