import {
  batchTypes,
  clinicalSystems,
  createBatchDraft,
  findClinicalSystem,
  newKey,
  type BatchDraft,
  type KnownMappings,
  type OrganisationSettings,
} from '@carebatch/core'
import { patientListWorker } from '@carebatch/core/worker'
import type { Connection } from '../controllers/client-controller.ts'
import { serverTime } from '../controllers/server-time.ts'

/** An empty draft for the organisation that is signed in. Lists are read beside the page's thread where that can be. */
export function newDraft(
  { client, session }: Connection,
  settings: OrganisationSettings,
  mappings: KnownMappings,
): BatchDraft {
  const practiceName = settings.practiceName || session.organisation.name
  const lists = patientListWorker()
  const draft = createBatchDraft({
    backend: client,
    clinicalSystem: findClinicalSystem(clinicalSystems, session.organisation.clinicalSystem),
    batchTypes: batchTypes.filter(({ code }) => session.batchTypes.includes(code)),
    settings: { ...settings, practiceName },
    now: () => serverTime(session),
    newKey,
    mappings,
    // Live mode never takes numbers of the fiction range.
    allowTestNumbers: session.mode === 'sandbox',
    readList: lists.read,
  })
  return {
    ...draft,
    dispose() {
      draft.dispose()
      lists.close()
    },
  }
}
