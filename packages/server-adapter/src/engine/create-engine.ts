import { applyReceipts } from './apply-receipts.ts'
import { changeSchedule } from './batches/change-schedule.ts'
import { confirmBatch } from './batches/confirm-batch.ts'
import { exportOutcomes } from './batches/export-outcomes.ts'
import { finishInterrupted } from './batches/finish-interrupted.ts'
import { listMessages } from './batches/list-messages.ts'
import { listBatches, readBatch, versionOf, versionsOf } from './batches/read-batches.ts'
import { pauseBatch, resumeBatch } from './batches/pause-batch.ts'
import { readMessage } from './batches/read-message.ts'
import { reconcile } from './batches/reconcile.ts'
import { resolveUnknown } from './batches/resolve-unknown.ts'
import { resolveUnknowns } from './batches/resolve-unknowns.ts'
import { retryFailed } from './batches/retry-failed.ts'
import { stopBatch } from './batches/stop-batch.ts'
import { describeDocument, openDocument } from './documents/open-document.ts'
import { revokeAttachment } from './documents/revoke-attachment.ts'
import { readAttachment, readAttachmentContent, uploadAttachment } from './documents/upload-attachment.ts'
import { createDraft } from './drafts/create-draft.ts'
import { deleteDraft } from './drafts/delete-draft.ts'
import { forgetDrafts } from './drafts/forget-drafts.ts'
import { listDrafts, readDraft } from './drafts/read-drafts.ts'
import { saveDraft } from './drafts/save-draft.ts'
import { engineContext, type EngineContext, type WakeUp } from './engine-context.ts'
import { endsWithin } from './ends-within.ts'
import type { EngineOptions } from './engine-options.ts'
import type { Engine } from './engine.ts'
import { failureFields } from './failure-fields.ts'
import { holdOnJump } from './holds/hold-on-jump.ts'
import { readHolds, releaseOrganisation } from './holds/release-organisation.ts'
import { restoreFromBackup } from './holds/restore-from-backup.ts'
import { stopEverything } from './holds/stop-everything.ts'
import { lanes, type Lanes } from './lanes.ts'
import { lifeCycle } from './life-cycle.ts'
import { isPassValid, issuePass } from './links/link-passes.ts'
import { openLink } from './links/open-link.ts'
import { readLink } from './links/patient-link.ts'
import { reportLink } from './links/report-link.ts'
import { extendLinks, issueLinkAgain, openGateAgain, revokeLink, revokeLinks } from './links/steer-links.ts'
import { createPatientList } from './lists/create-patient-list.ts'
import { lookUpAgain } from './lists/look-up-again.ts'
import { readEarlierUses } from './lists/read-earlier-uses.ts'
import { lookUpList } from './lists/look-up-list.ts'
import { lookUpRows } from './lists/look-up-rows.ts'
import { putListRows } from './lists/put-list-rows.ts'
import { readListFacts } from './lists/read-list-facts.ts'
import { readListRows } from './lists/read-list-rows.ts'
import { readPatientList } from './lists/read-patient-list.ts'
import { nextDueAt } from './next-due-at.ts'
import { readHealth } from './read-health.ts'
import { second } from './periods.ts'
import { readRecordGaps, retryRecords } from './records/record-gaps.ts'
import { writeRecords } from './records/write-records.ts'
import { dispatch } from './sending/dispatch.ts'
import { passDeadlines } from './sending/pass-deadlines.ts'
import { startFallbacks } from './sending/start-fallbacks.ts'
import { takeOver } from './sending/take-over.ts'
import { approveQuestionnaire, listQuestionnaires } from './questionnaires/list-questionnaires.ts'
import { readAnswers, saveAnswers, sendAnswers } from './questionnaires/patient-answers.ts'
import { readSettings, writeSettings } from './settings.ts'
import { deleteTemplate, listTemplates, saveTemplate } from './templates.ts'
import { laneOfKey } from './wake-keys.ts'
import { wakeUpSource } from './wake-up-source.ts'
import { deliverWebhooks } from './webhooks/deliver-webhooks.ts'
import { replayWebhooks } from './webhooks/replay-webhooks.ts'

/** How often each worker looks for itself, whatever the scheduler does. Design: at most 15 s. */
const sweepMs = 10 * second
const sweepsBetweenFigures = 6

/** The engine over its ports. Nothing happens by itself before `start`; `settle` works without it. */
export function createEngine(options: EngineOptions): Engine {
  let stopping = new AbortController()
  const context = engineContext(options, wake, () => stopping.signal)
  const workers = workersOf(context)
  const wakeUps = wakeUpSource(context, (key) => workers.poke(laneOfKey(key)))
  let timer: NodeJS.Timeout | undefined
  let sweeps = 0

  function wake(due: readonly WakeUp[]): void {
    for (const { key, at } of due) {
      if (context.works && at <= context.now()) workers.poke(laneOfKey(key))
      else wakeUps.ask(key, at)
    }
  }

  /** Outside the scheduler: with one that is deaf, late or gone, this alone carries the work. */
  function sweep(): void {
    wakeUps.connect()
    if (!context.works) return
    workers.poke()
    if (++sweeps % sweepsBetweenFigures === 0) logFigures(context, workers)
  }

  return {
    ...verbs(context),
    async settle() {
      if (context.works) workers.poke()
      await workers.idle()
    },
    ...lifeCycle(
      async () => {
        stopping = new AbortController()
        await context.store.open()
        await restoreFromBackup(context)
        workers.open()
        sweep()
        timer = setInterval(sweep, sweepMs)
      },
      async () => {
        clearInterval(timer)
        workers.close()
        stopping.abort()
        const isOver = await endsWithin(Promise.all([workers.idle(), wakeUps.end()]), context.drainMs)
        if (!isOver) context.logger.warn({}, 'work under way was left: its leases run out by themselves')
        logFigures(context, workers)
        await endsWithin(context.store.close(), closeMs)
      },
    ),
  }
}

/** A database that is gone may never answer to a goodbye. */
const closeMs = 5 * second

function logFigures(context: EngineContext, workers: Lanes): void {
  for (const figures of workers.takeFigures()) context.logger.info({ ...figures }, 'work of a lane')
}

function verbs(context: EngineContext): Omit<Engine, 'settle' | 'start' | 'stop'> {
  return {
    createPatientList: createPatientList(context),
    putListRows: putListRows(context),
    lookUpList: lookUpList(context),
    lookUpAgain: lookUpAgain(context),
    readEarlierUses: readEarlierUses(context),
    readPatientList: readPatientList(context),
    readListFacts: readListFacts(context),
    readListRows: readListRows(context),
    createDraft: createDraft(context),
    listDrafts: listDrafts(context),
    readDraft: readDraft(context),
    saveDraft: saveDraft(context),
    deleteDraft: deleteDraft(context),
    confirmBatch: confirmBatch(context),
    listBatches: listBatches(context),
    readBatch: readBatch(context),
    listMessages: listMessages(context),
    readMessage: readMessage(context),
    stopBatch: stopBatch(context),
    retryFailed: retryFailed(context),
    resolveUnknown: resolveUnknown(context),
    resolveUnknowns: resolveUnknowns(context),
    pauseBatch: pauseBatch(context),
    resumeBatch: resumeBatch(context),
    changeSchedule: changeSchedule(context),
    stopEverything: stopEverything(context),
    releaseOrganisation: releaseOrganisation(context),
    readHolds: readHolds(context),
    reconcile: reconcile(context),
    exportOutcomes: exportOutcomes(context),
    readRecordGaps: readRecordGaps(context),
    retryRecords: retryRecords(context),
    readSettings: readSettings(context),
    writeSettings: writeSettings(context),
    listTemplates: listTemplates(context),
    saveTemplate: saveTemplate(context),
    deleteTemplate: deleteTemplate(context),
    uploadAttachment: uploadAttachment(context),
    readAttachment: readAttachment(context),
    readAttachmentContent: readAttachmentContent(context),
    revokeAttachment: revokeAttachment(context),
    describeDocument: describeDocument(context),
    openDocument: openDocument(context),
    listQuestionnaires: listQuestionnaires(context),
    approveQuestionnaire: approveQuestionnaire(context),
    readAnswers: readAnswers(context),
    saveAnswers: saveAnswers(context),
    sendAnswers: sendAnswers(context),
    readLink: readLink(context),
    openLink: openLink(context),
    reportLink: reportLink(context),
    issuePass: issuePass(context),
    isPassValid: isPassValid(context),
    revokeLinks: revokeLinks(context),
    revokeLink: revokeLink(context),
    issueLinkAgain: issueLinkAgain(context),
    extendLinks: extendLinks(context),
    openGateAgain: openGateAgain(context),
    applyReceipts: applyReceipts(context),
    versionOf: versionOf(context),
    versionsOf: versionsOf(context),
    nextDueAt: nextDueAt(context),
    readHealth: readHealth(context),
    replayWebhooks: replayWebhooks(context),
  }
}

/** Organisations whose records are written at the same time: those whose record is slow hold up nobody else's. */
const recordLanes = 16

function workersOf(context: EngineContext): Lanes {
  const byTheClock = holdOnJump(context)
  return lanes(
    {
      'dispatch-email': { width: 4, step: byTheClock(dispatch(context, 'email')) },
      'dispatch-nhs-app': { width: 4, step: byTheClock(dispatch(context, 'nhs-app')) },
      'dispatch-sms': { width: 4, step: byTheClock(dispatch(context, 'sms')) },
      submissions: { width: 4, step: byTheClock(takeOver(context)) },
      fallbacks: { width: 1, step: byTheClock(startFallbacks(context)) },
      deadlines: { width: 1, step: byTheClock(passDeadlines(context)) },
      records: { width: recordLanes, step: writeRecords(context) },
      'look-ups': { width: 1, step: lookUpRows(context) },
      webhooks: { width: 4, step: deliverWebhooks(context) },
      unfinished: { width: 1, step: finishInterrupted(context) },
      drafts: { width: 1, step: forgetDrafts(context) },
    },
    (lane, failure) => context.logger.error({ lane, ...failureFields(failure) }, 'a worker failed'),
    (lane) =>
      context.logger.warn({ lane }, 'the same work came back as it was: it rests until the next sweep'),
  )
}
