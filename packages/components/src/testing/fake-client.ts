import { CareBatchError, defaultSettings, instantFrom } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { DraftContent, SavedDraft, Session } from '@carebatch/core/wire'
import { larkfield, tuesdayMorning } from './sessions.ts'

export type FakeAnswers = Partial<Omit<BatchClient, 'session'>> & {
  readonly session?: Session | BatchClient['session']
}

/**
 * A client for tests and fixtures of elements: answers what it is told to and refuses everything else, so that a test
 * names each call it relies on. End-to-end tests use the real client and server.
 */
export function fakeClient(answers: FakeAnswers = {}): BatchClient {
  const { session = larkfield, ...calls } = answers
  return {
    ...refusals,
    session: typeof session === 'function' ? session : async () => session,
    settings: async () => defaultSettings,
    templates: async () => [],
    ...calls,
  }
}

const refuse = async (): Promise<never> => {
  throw new CareBatchError('not-found')
}

/** Saved by Priya Nandi on the morning of the fixtures. */
export function keptDraft(id: string, version: number, content: DraftContent): SavedDraft {
  const at = instantFrom(tuesdayMorning)
  return {
    id,
    version,
    content,
    createdBy: 'Priya Nandi',
    createdAt: at,
    changedBy: 'Priya Nandi',
    changedAt: at,
  }
}

async function* silence(_id: unknown, call?: { readonly signal: AbortSignal }): AsyncGenerator<never> {
  await new Promise((resolve) => call?.signal.addEventListener('abort', resolve))
}

const refusals: Omit<BatchClient, 'session' | 'settings' | 'templates'> = {
  saveSettings: refuse,
  saveTemplate: refuse,
  deleteTemplate: refuse,
  createPatientList: refuse,
  putListRows: refuse,
  lookUpList: refuse,
  lookUpAgain: refuse,
  earlierUses: refuse,
  patientList: refuse,
  listFacts: refuse,
  listRows: refuse,
  createDraft: async (content) => keptDraft('draft-1', 1, content),
  drafts: async () => ({ drafts: [] }),
  draft: refuse,
  saveDraft: async (id, { version, content }) => keptDraft(id, version + 1, content),
  deleteDraft: refuse,
  confirmBatch: refuse,
  batches: refuse,
  batch: refuse,
  messages: refuse,
  message: refuse,
  stop: refuse,
  pause: refuse,
  resume: refuse,
  changeSchedule: refuse,
  resolveUnknowns: refuse,
  stopEverything: refuse,
  holds: async () => ({ holds: [] }),
  release: refuse,
  uploadAttachment: refuse,
  attachment: refuse,
  attachmentContent: refuse,
  revokeAttachment: refuse,
  questionnaires: refuse,
  approveQuestionnaire: refuse,
  revokeLinks: refuse,
  extendLinks: refuse,
  openGateAgain: refuse,
  revokeLink: refuse,
  issueLinkAgain: refuse,
  retryFailed: refuse,
  resolveUnknown: refuse,
  recordGaps: refuse,
  retryRecords: refuse,
  reconciliation: refuse,
  outcomes: refuse,
  watchBatches: ({ signal }) => silence(undefined, { signal }),
  watchBatch: silence,
  watchPatientList: silence,
  sandbox: {
    clock: refuse,
    advanceClock: refuse,
    phones: refuse,
    openAppMessage: refuse,
    records: refuse,
  },
}
