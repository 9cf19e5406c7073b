import {
  batchTypes,
  clinicalSystems,
  createBatchDraft,
  findClinicalSystem,
  newKey,
  openBatchDraft,
  type BatchDraft,
  type BatchDraftOptions,
  type KnownMappings,
  type OrganisationSettings,
} from '@carebatch/core'
import { patientListWorker } from '@carebatch/core/worker'
import type { Connection } from '../controllers/client-controller.ts'
import { serverTime } from '../controllers/server-time.ts'

export interface DraftMaking {
  readonly connection: Connection
  readonly settings: OrganisationSettings
  readonly mappings: KnownMappings
}

/** An empty draft for the organisation that is signed in. Lists are read beside the page's thread where that can be. */
export function newDraft(making: DraftMaking): BatchDraft {
  const lists = patientListWorker()
  return withLists(createBatchDraft(draftOptions(making, lists.read)), lists)
}

/** One that was saved before, here or elsewhere. */
export async function openDraft(making: DraftMaking, id: string): Promise<BatchDraft> {
  const lists = patientListWorker()
  try {
    return withLists(await openBatchDraft(draftOptions(making, lists.read), id), lists)
  } catch (error) {
    lists.close()
    throw error
  }
}

function draftOptions(
  { connection: { client, session }, settings, mappings }: DraftMaking,
  readList: NonNullable<BatchDraftOptions['readList']>,
) {
  const practiceName = settings.practiceName || session.organisation.name
  return {
    backend: client,
    drafts: client,
    clinicalSystem: findClinicalSystem(clinicalSystems, session.organisation.clinicalSystem),
    batchTypes: batchTypes.filter(({ code }) => session.batchTypes.includes(code)),
    settings: { ...settings, practiceName },
    now: () => serverTime(session),
    newKey,
    mappings,
    // Live mode never takes numbers of the fiction range.
    allowTestNumbers: session.mode === 'sandbox',
    readList,
  }
}

/** The worker goes with the draft. */
function withLists(draft: BatchDraft, lists: { close(): void }): BatchDraft {
  return {
    ...draft,
    dispose() {
      draft.dispose()
      lists.close()
    },
  }
}
