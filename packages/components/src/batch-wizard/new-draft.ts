import {
  batchTypes,
  clinicalSystems,
  createBatchDraft,
  findClinicalSystem,
  type BatchDraft,
  type OrganisationSettings,
} from '@carebatch/core'
import type { Connection } from '../controllers/client-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { newKey } from './new-key.ts'

/** An empty draft for the organisation that is signed in. */
export function newDraft({ client, session }: Connection, settings: OrganisationSettings): BatchDraft {
  const practiceName = settings.practiceName || session.organisation.name
  return createBatchDraft({
    backend: client,
    clinicalSystem: findClinicalSystem(clinicalSystems, session.organisation.clinicalSystem),
    batchTypes: batchTypes.filter(({ code }) => session.batchTypes.includes(code)),
    settings: { ...settings, practiceName },
    now: () => serverTime(session),
    newKey,
    // Live mode never takes numbers of the fiction range.
    allowTestNumbers: session.mode === 'sandbox',
  })
}
