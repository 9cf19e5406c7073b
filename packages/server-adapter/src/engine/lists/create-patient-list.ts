import { CareBatchError } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { beginRequest, requestHash } from '../begin-request.ts'
import { orNotFound } from '../not-found.ts'
import { listProgress } from './list-progress.ts'

/** Announces a list, once for each key; its rows follow in chunks. */
export function createPatientList(context: EngineContext): Engine['createPatientList'] {
  return async ({ organisation }, input, key = context.randomId()) => {
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
    const request = { organisation: organisation.id, key, requestHash: requestHash('list', input) }
    return context.transaction('create-list', async (tables) => {
      const { subject } = await beginRequest(tables, { ...request, subject: list.id })
      const isKnown = subject !== list.id
      if (!isKnown) await tables.patientLists.insert(list)
      const known = isKnown ? await tables.patientLists.find(organisation.id, subject) : list
      return listProgress(context, orNotFound(known))
    })
  }
}
