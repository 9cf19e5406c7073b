import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { listProgress } from './list-progress.ts'

export function readPatientList(context: EngineContext): Engine['readPatientList'] {
  return ({ organisation }, id) =>
    context.transaction('read-list', async ({ patientLists }) =>
      listProgress(context, orNotFound(await patientLists.find(organisation.id, id))),
    )
}
