import {
  batchTypes,
  clinicalSystems,
  createBatchDraft,
  findClinicalSystem,
  type Schedule,
} from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'

export interface BatchToMake {
  readonly name: string
  readonly body: string
  readonly list: string | Uint8Array
  readonly schedule?: Schedule
}

/** Sends a batch without a browser, through the same draft that the wizard works with. Resolves to its id. */
export async function sendBatch(client: BatchClient, batch: BatchToMake): Promise<string> {
  const [session, settings] = await Promise.all([client.session(), client.settings()])
  const { actions, getState } = createBatchDraft({
    backend: client,
    clinicalSystem: findClinicalSystem(clinicalSystems, session.organisation.clinicalSystem),
    batchTypes: batchTypes.filter(({ code }) => session.batchTypes.includes(code)),
    settings,
    now: () => Date.parse(session.now),
    newKey: () => crypto.randomUUID(),
    allowTestNumbers: true,
  })
  actions.setName(batch.name)
  actions.setMessage({ body: batch.body })
  await actions.readList(batch.list, `${batch.name}.csv`)
  if (batch.schedule !== undefined) actions.setTime({ schedule: batch.schedule, typed: {} })
  await actions.send()
  const { sending, problems } = getState()
  if (sending.kind === 'sent') return sending.batch.id
  throw new Error(`the batch is ${sending.kind}: ${JSON.stringify([sending, problems])}`)
}
