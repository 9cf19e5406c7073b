import {
  batchTypes,
  clinicalSystems,
  createBatchDraft,
  findClinicalSystem,
  instantFrom,
  readPatientList,
  type BatchDraft,
} from '@carebatch/core'
import { fluListBytes, fluListFacts, fluListName } from '../patient-review/flu-list.fixtures.ts'
import { draftServer, type DraftServerOptions } from './draft-server.ts'
import { tuesdayMorning } from './sessions.ts'

const facts = fluListFacts(instantFrom(tuesdayMorning))

/** A draft of the story's batch for a SystmOne practice in test mode, without a list. */
export function newFluDraft(
  server: Partial<DraftServerOptions> = {},
  clinicalSystem = 'systmone',
): BatchDraft {
  let keys = 0
  const draft = createBatchDraft({
    backend: draftServer({
      facts: (row) => facts.get(row.line) ?? notKnown(row.nhsNumber),
      ...server,
    }),
    clinicalSystem: findClinicalSystem(clinicalSystems, clinicalSystem),
    batchTypes,
    settings: { practiceName: 'Larkfield Surgery', skipLikelyToFail: true, fallbackAfterHours: 24 },
    now: () => tuesdayMorning,
    newKey: () => `key-${(keys += 1)}`,
    readList: readPatientList,
    allowTestNumbers: true,
  })
  draft.actions.setName('Flu vaccination, 50 to 64 at risk')
  draft.actions.setMessage({
    subject: 'Your free flu vaccination',
    body: 'Your free NHS flu vaccination is ready to book. Please call Larkfield Surgery on 01632 960 412, on weekdays 8am - 6pm. Please don’t reply by text.'.replace(
      '’',
      "'",
    ),
  })
  return draft
}

/** The same with its list of 1,248 patients, looked up and reviewed. */
export async function fluDraft(server: Partial<DraftServerOptions> = {}): Promise<BatchDraft> {
  const draft = newFluDraft(server)
  await draft.actions.readList(fluListBytes(), fluListName)
  return draft
}

function notKnown(nhsNumber = '') {
  return { nhsNumber, answer: 'found', asOf: instantFrom(tuesdayMorning), registeredHere: true } as const
}
