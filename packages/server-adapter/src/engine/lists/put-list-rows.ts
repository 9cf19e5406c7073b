import { CareBatchError } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { listProgress } from './list-progress.ts'

/** Takes rows, or corrected rows, by line: the same call twice is harmless. */
export function putListRows(context: EngineContext): Engine['putListRows'] {
  return ({ organisation }, id, rows) =>
    context.transaction('put-rows', async ({ patientLists }) => {
      const before = orNotFound(await patientLists.find(organisation.id, id))
      const toLookUp = await patientLists.putRows(id, rows)
      const after = orNotFound(await patientLists.find(organisation.id, id))
      if (after.received > after.rows) {
        throw new CareBatchError('request-invalid', {
          details: { rows: after.rows, received: after.received },
        })
      }
      const state = toLookUp > 0 && before.state === 'ready' ? 'receiving' : before.state
      await patientLists.change(id, { state, updatedAt: context.now() })
      return listProgress(context, { ...after, state, updatedAt: context.now() })
    })
}
