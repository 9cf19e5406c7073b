import type { BatchClient, BatchClientOptions, OnceCall } from './batch-client.ts'
import { newKey } from './new-key.ts'
import { routeCaller, type RouteCaller } from './route-caller.ts'
import { routes } from '../wire/index.ts'
import { watchRoute } from './watch-route.ts'

/** A client of a CareBatch server, over fetch. Holds no state but the token. */
export function createBatchClient(options: BatchClientOptions): BatchClient {
  const caller = routeCaller(options)
  return {
    ...organisationCalls(caller),
    ...patientListCalls(caller),
    ...draftCalls(caller),
    ...batchCalls(caller),
    ...steeringCalls(caller),
    ...attachmentCalls(caller),
    ...linkCalls(caller),
    ...messageCalls(caller),
    ...liveCalls(caller, options),
    sandbox: sandboxCalls(caller),
  }
}

type SandboxSearch = Parameters<BatchClient['sandbox']['phones']>[0]

/** Own repeats of a call that had no answer go under the same key. */
const once = ({ signal, idempotencyKey = newKey() }: OnceCall = {}) => ({
  signal,
  headers: { 'idempotency-key': idempotencyKey },
})

type Calls<Name extends keyof BatchClient> = Pick<BatchClient, Name>

function organisationCalls({
  call,
}: RouteCaller): Calls<
  | 'session'
  | 'settings'
  | 'saveSettings'
  | 'templates'
  | 'saveTemplate'
  | 'deleteTemplate'
  | 'questionnaires'
  | 'approveQuestionnaire'
> {
  return {
    session: (options) => call(routes.readSession, { ...options }),
    settings: (options) => call(routes.readSettings, { ...options }),
    saveSettings: (body, options) => call(routes.saveSettings, { ...options, body }),
    templates: async (options) => (await call(routes.listTemplates, { ...options })).templates,
    saveTemplate: ({ id, ...body }, options) =>
      id === undefined
        ? call(routes.createTemplate, { ...once(options), body })
        : call(routes.saveTemplate, { ...options, params: { id }, body }),
    questionnaires: async (options) => (await call(routes.listQuestionnaires, { ...options })).questionnaires,
    approveQuestionnaire: (code, options) =>
      call(routes.approveQuestionnaire, { ...options, params: { code } }),
    deleteTemplate: (id, options) => call(routes.deleteTemplate, { ...options, params: { id } }),
  }
}

function patientListCalls({
  call,
}: RouteCaller): Calls<
  | 'createPatientList'
  | 'putListRows'
  | 'lookUpList'
  | 'lookUpAgain'
  | 'earlierUses'
  | 'patientList'
  | 'listFacts'
  | 'listRows'
> {
  return {
    createPatientList: (body, options) => call(routes.createPatientList, { ...once(options), body }),
    putListRows: (id, rows, options) =>
      call(routes.putListRows, { ...options, params: { id }, body: { rows: [...rows] } }),
    lookUpList: (id, options) => call(routes.lookUpList, { ...options, params: { id } }),
    lookUpAgain: (id, lines, options) =>
      call(routes.lookUpAgain, {
        ...options,
        params: { id },
        body: lines === undefined ? {} : { lines: [...lines] },
      }),
    earlierUses: (id, options) => call(routes.readEarlierUses, { ...options, params: { id } }),
    patientList: (id, options) => call(routes.readPatientList, { ...options, params: { id } }),
    listFacts: (id, after, options) =>
      call(routes.readListFacts, { ...options, params: { id }, query: { after } }),
    listRows: (id, after, options) =>
      call(routes.readListRows, { ...options, params: { id }, query: { after } }),
  }
}

function draftCalls({
  call,
}: RouteCaller): Calls<'createDraft' | 'drafts' | 'draft' | 'saveDraft' | 'deleteDraft'> {
  return {
    createDraft: (body, options) => call(routes.createDraft, { ...once(options), body }),
    drafts: (options) => call(routes.listDrafts, { ...options }),
    draft: (id, options) => call(routes.readDraft, { ...options, params: { id } }),
    saveDraft: (id, body, options) => call(routes.saveDraft, { ...options, params: { id }, body }),
    deleteDraft: (id, options) => call(routes.deleteDraft, { ...options, params: { id } }),
  }
}

function batchCalls({
  call,
  open,
}: RouteCaller): Calls<
  | 'confirmBatch'
  | 'batches'
  | 'batch'
  | 'stop'
  | 'retryFailed'
  | 'recordGaps'
  | 'retryRecords'
  | 'reconciliation'
  | 'outcomes'
> {
  return {
    confirmBatch: (body, idempotencyKey, options) =>
      call(routes.confirmBatch, { ...options, body, headers: { 'idempotency-key': idempotencyKey } }),
    batches: (options) => call(routes.listBatches, { ...options }),
    batch: (id, options) => call(routes.readBatch, { ...options, params: { id } }),
    stop: (id, options) => call(routes.stopBatch, { ...options, params: { id } }),
    retryFailed: (id, options) => call(routes.retryFailed, { ...once(options), params: { id } }),
    recordGaps: (id, after, options) =>
      call(routes.readRecordGaps, { ...options, params: { id }, query: { after } }),
    retryRecords: (id, options) => call(routes.retryRecords, { ...options, params: { id } }),
    reconciliation: (id, options) => call(routes.reconcile, { ...options, params: { id } }),
    outcomes: async (id, options) =>
      (await open(routes.exportOutcomes, { ...options, params: { id } })).blob(),
  }
}

function steeringCalls({
  call,
}: RouteCaller): Calls<
  'pause' | 'resume' | 'changeSchedule' | 'resolveUnknowns' | 'stopEverything' | 'holds' | 'release'
> {
  return {
    pause: (id, options) => call(routes.pauseBatch, { ...options, params: { id } }),
    resume: (id, revision, options) =>
      call(routes.resumeBatch, { ...options, params: { id }, body: { revision } }),
    changeSchedule: (id, body, options) => call(routes.changeSchedule, { ...options, params: { id }, body }),
    resolveUnknowns: (id, body, options) =>
      call(routes.resolveUnknowns, { ...once(options), params: { id }, body }),
    stopEverything: (options) => call(routes.stopEverything, { ...options }),
    holds: (options) => call(routes.readHolds, { ...options }),
    release: (options) => call(routes.releaseOrganisation, { ...options }),
  }
}

function attachmentCalls({
  call,
}: RouteCaller): Calls<'uploadAttachment' | 'attachment' | 'attachmentContent' | 'revokeAttachment'> {
  return {
    uploadAttachment: (body, options) => call(routes.uploadAttachment, { ...once(options), body }),
    attachment: (id, options) => call(routes.readAttachment, { ...options, params: { id } }),
    attachmentContent: (id, options) => call(routes.readAttachmentContent, { ...options, params: { id } }),
    revokeAttachment: (id, options) => call(routes.revokeAttachment, { ...options, params: { id } }),
  }
}

function linkCalls({
  call,
}: RouteCaller): Calls<'revokeLinks' | 'extendLinks' | 'openGateAgain' | 'revokeLink' | 'issueLinkAgain'> {
  return {
    revokeLinks: (id, options) => call(routes.revokeLinks, { ...options, params: { id } }),
    extendLinks: (id, days, options) =>
      call(routes.extendLinks, { ...once(options), params: { id }, body: { days } }),
    openGateAgain: (id, options) => call(routes.openGateAgain, { ...options, params: { id } }),
    revokeLink: (id, messageId, options) =>
      call(routes.revokeLink, { ...options, params: { id, messageId } }),
    issueLinkAgain: (id, messageId, options) =>
      call(routes.issueLinkAgain, { ...once(options), params: { id, messageId } }),
  }
}

function messageCalls({ call }: RouteCaller): Calls<'messages' | 'message' | 'resolveUnknown'> {
  return {
    messages: (id, { signal, find, ...page } = {}) =>
      find === undefined || find === ''
        ? call(routes.listMessages, { signal, params: { id }, query: page })
        : call(routes.searchMessages, { signal, params: { id }, body: { ...page, find } }),
    message: (id, messageId, options) => call(routes.readMessage, { ...options, params: { id, messageId } }),
    resolveUnknown: (id, messageId, as, options) =>
      call(routes.resolveUnknown, { ...once(options), params: { id, messageId }, body: { as } }),
  }
}

function liveCalls(
  caller: RouteCaller,
  { retryDelay: delay }: BatchClientOptions,
): Calls<'watchBatches' | 'watchBatch' | 'watchPatientList'> {
  return {
    watchBatches: ({ signal, onGap }) =>
      watchRoute(caller, routes.watchBatches, { signal }, { delay, onGap }),
    watchBatch: (id, { signal, onGap }) =>
      watchRoute(caller, routes.watchBatch, { signal, params: { id } }, { delay, onGap }),
    watchPatientList: (id, { signal, onGap }) =>
      watchRoute(caller, routes.watchPatientList, { signal, params: { id } }, { delay, onGap }),
  }
}

function sandboxCalls({ call }: RouteCaller): BatchClient['sandbox'] {
  const page = ({ signal, ...query }: SandboxSearch = {}) => ({ signal, query })
  return {
    clock: (options) => call(routes.readSandboxClock, { ...options }),
    advanceClock: (hours, options) => call(routes.advanceSandboxClock, { ...options, body: { hours } }),
    phones: (search) => call(routes.listSandboxCopies, page(search)),
    openAppMessage: (id, options) => call(routes.openSandboxAppMessage, { ...options, params: { id } }),
    records: (search) => call(routes.listSandboxRecords, page(search)),
  }
}
