import { CareBatchError } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { listProgress } from './list-progress.ts'

/** Announces a list; its rows follow in chunks. */
export function createPatientList(context: EngineContext): Engine['createPatientList'] {
  return async ({ organisation }, input) => {
    if (!context.clinicalSystems.some(({ code }) => code === input.clinicalSystem)) {
      throw new CareBatchError('clinical-system-unknown')
    }
    const list = {
      ...input,
      id: context.randomId(),
      organisation: organisation.id,
      state: 'receiving',
      received: 0,
      lookedUp: 0,
      noAnswer: 0,
      failures: 0,
      version: 0,
      updatedAt: context.now(),
    } as const
    await context.transaction('create-list', ({ patientLists }) => patientLists.insert(list))
    return listProgress(context, list)
  }
}
