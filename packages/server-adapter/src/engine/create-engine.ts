import { applyReceipts } from './apply-receipts.ts'
import { confirmBatch } from './batches/confirm-batch.ts'
import { exportOutcomes } from './batches/export-outcomes.ts'
import { finishInterrupted } from './batches/finish-interrupted.ts'
import { listMessages } from './batches/list-messages.ts'
import { listBatches, readBatch, versionOf } from './batches/read-batches.ts'
import { readMessage } from './batches/read-message.ts'
import { reconcile } from './batches/reconcile.ts'
import { resolveUnknown } from './batches/resolve-unknown.ts'
import { retryFailed } from './batches/retry-failed.ts'
import { stopBatch } from './batches/stop-batch.ts'
import { engineContext, type EngineContext, type WakeUp } from './engine-context.ts'
import type { EngineOptions } from './engine-options.ts'
import type { Engine } from './engine.ts'
import { lanes, type Lanes } from './lanes.ts'
import { createPatientList } from './lists/create-patient-list.ts'
import { lookUpList } from './lists/look-up-list.ts'
import { lookUpRows } from './lists/look-up-rows.ts'
import { putListRows } from './lists/put-list-rows.ts'
import { lookUpAgain } from './lists/look-up-again.ts'
import { readEarlierUses } from './lists/read-earlier-uses.ts'
import { readListFacts } from './lists/read-list-facts.ts'
import { readPatientList } from './lists/read-patient-list.ts'
import { nextDueAt } from './next-due-at.ts'
import { second } from './periods.ts'
import { writeRecords } from './records/write-records.ts'
import { dispatch } from './sending/dispatch.ts'
import { passDeadlines } from './sending/pass-deadlines.ts'
import { startFallbacks } from './sending/start-fallbacks.ts'
import { takeOver } from './sending/take-over.ts'
import { readSettings, writeSettings } from './settings.ts'
import { deleteTemplate, listTemplates, saveTemplate } from './templates.ts'
import { laneOfKey } from './wake-keys.ts'

/** How often each worker looks for itself, whatever the scheduler does. Design: at most 15 s. */
const sweepMs = 10 * second

/** The engine over its ports. Nothing happens by itself before `start`; `settle` works without it. */
export function createEngine(options: EngineOptions): Engine {
  const context = engineContext(options, wake)
  const workers = workersOf(context)
  let sweep: NodeJS.Timeout | undefined

  function wake(wakeUps: readonly WakeUp[]): void {
    for (const { key, at } of wakeUps) {
      if (at <= context.now()) workers.poke(laneOfKey(key))
      else void context.scheduler.wakeAt(key, at).catch((failure: unknown) => notScheduled(context, failure))
    }
  }

  return {
    ...verbs(context),
    async settle() {
      workers.poke()
      await workers.idle()
    },
    async start() {
      await context.store.open()
      await context.scheduler.start(async (key) => workers.poke(laneOfKey(key)))
      sweep = setInterval(() => workers.poke(), sweepMs)
      workers.poke()
    },
    async stop() {
      clearInterval(sweep)
      workers.close()
      await context.scheduler.stop()
      await workers.idle().catch(() => undefined)
      await context.store.close()
    },
  }
}

function verbs(context: EngineContext): Omit<Engine, 'settle' | 'start' | 'stop'> {
  return {
    createPatientList: createPatientList(context),
    putListRows: putListRows(context),
    lookUpList: lookUpList(context),
    readPatientList: readPatientList(context),
    readListFacts: readListFacts(context),
    confirmBatch: confirmBatch(context),
    listBatches: listBatches(context),
    readBatch: readBatch(context),
    listMessages: listMessages(context),
    readMessage: readMessage(context),
    stopBatch: stopBatch(context),
    retryFailed: retryFailed(context),
    resolveUnknown: resolveUnknown(context),
    reconcile: reconcile(context),
    exportOutcomes: exportOutcomes(context),
    readSettings: readSettings(context),
    writeSettings: writeSettings(context),
    listTemplates: listTemplates(context),
    saveTemplate: saveTemplate(context),
    deleteTemplate: deleteTemplate(context),
    applyReceipts: applyReceipts(context),
    versionOf: versionOf(context),
    nextDueAt: nextDueAt(context),
  }
}

function workersOf(context: EngineContext): Lanes {
  return lanes(
    {
      'dispatch-email': { width: 4, step: dispatch(context, 'email') },
      'dispatch-nhs-app': { width: 4, step: dispatch(context, 'nhs-app') },
      'dispatch-sms': { width: 4, step: dispatch(context, 'sms') },
    lookUpAgain: lookUpAgain(context),
    readEarlierUses: readEarlierUses(context),
      submissions: { width: 4, step: takeOver(context) },
      fallbacks: { width: 1, step: startFallbacks(context) },
      deadlines: { width: 1, step: passDeadlines(context) },
      records: { width: 4, step: writeRecords(context) },
      'look-ups': { width: 1, step: lookUpRows(context) },
      unfinished: { width: 1, step: finishInterrupted(context) },
    },
    (lane, failure) => context.logger.error({ lane, failure: String(failure) }, 'a worker failed'),
  )
}

/** The sweep finds it all the same. */
function notScheduled(context: EngineContext, failure: unknown): void {
  context.logger.warn({ failure: String(failure) }, 'a wake-up could not be scheduled')
}
