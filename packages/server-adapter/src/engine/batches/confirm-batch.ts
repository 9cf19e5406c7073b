import { createHash } from 'node:crypto'
import { CareBatchError, countWithoutMobile, deliveryCounts, type PatientListReview } from '@carebatch/core'
import type { NewBatch } from '@carebatch/core/wire'
import type { Actor } from '../../ports/authoriser.ts'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { BatchDefinition, NewStoredBatch, StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredPatientList } from '../../ports/store/patient-list-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { alreadyBeingSent, whyGone } from '../drafts/already-being-sent.ts'
import { findDocument } from '../documents/upload-attachment.ts'
import { fingerprinting } from '../lists/list-fingerprint.ts'
import { linkBehind } from '../links/link-behind.ts'
import { orNotFound } from '../not-found.ts'
import { questionnaireToSend } from '../questionnaires/questionnaire-to-send.ts'
import type { KnownQuestionnaire } from '../questionnaires/known-questionnaires.ts'
import { second } from '../periods.ts'
import { settingsOf } from '../settings.ts'
import { batchView } from './batch-view.ts'
import { planSends } from './plan-sends.ts'
import { prepareBatch } from './prepare-batch.ts'
import { reviewList } from './review-list.ts'

/**
 * Makes a batch of a list, once for each idempotency key and once for each draft: of two who press Send on one draft,
 * the second is told of the batch of the first. The server reviews its own rows and facts; where it comes to
 * other numbers than the person who pressed Send saw, nothing is made.
 */
export function confirmBatch(context: EngineContext): Engine['confirmBatch'] {
  return async (actor, input, idempotencyKey) => {
    const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
    const request = { idempotencyKey, requestHash }
    const known = await findByKey(context, actor, input.draft, request)
    if (known !== undefined) await prepareBatch(context, known)
    const batch = known ?? (await make(context, actor, input, request))
    return context.transaction('read-batch', async (tables) =>
      batchView(context, tables, orNotFound(await tables.batches.find(actor.organisation.id, batch.id))),
    )
  }
}

interface ConfirmRequest {
  readonly idempotencyKey: string
  readonly requestHash: string
}

async function findByKey(
  context: EngineContext,
  { organisation }: Actor,
  draft: string | undefined,
  { idempotencyKey: key, requestHash }: ConfirmRequest,
): Promise<StoredBatch | undefined> {
  const { known, sent } = await context.transaction('find-batch', async ({ batches }) => ({
    known: await batches.findByKey(organisation.id, key),
    sent: draft === undefined ? undefined : await batches.findByDraft(organisation.id, draft),
  }))
  if (known !== undefined && known.requestHash !== requestHash)
    throw new CareBatchError('idempotency-key-reused')
  if (known === undefined && sent !== undefined) throw alreadyBeingSent(sent)
  return known
}

async function make(
  context: EngineContext,
  actor: Actor,
  input: NewBatch,
  request: ConfirmRequest,
): Promise<StoredBatch> {
  if (!context.batchTypes.some(({ code }) => code === input.batchType)) {
    throw new CareBatchError('batch-type-unknown')
  }
  if (input.message.body.trim() === '') throw new CareBatchError('message-empty')
  const list = await readyList(context, actor, input.patientList)
  const asked = await questionnaireToSend(context, actor, input)
  const definition = await define(context, actor, input, list, asked)
  const fingerprints = await fingerprinting(context, actor.organisation.id)
  const review = await reviewList(context, actor.organisation.id, definition, fingerprints.see)
  checkReview(review, input.expected)
  const batch = newBatch(
    context,
    actor,
    { ...definition, ...figuresOf(review), ...timesOf(context, definition, review) },
    review,
  )
  const id = actor.organisation.id
  const fingerprint = fingerprints.fingerprint()
  const made = await context.transaction('insert-batch', async (tables) => {
    const { batches, patientLists } = tables
    const twin = await batches.findByKey(id, request.idempotencyKey)
    if (twin === undefined) {
      if (input.draft !== undefined) await takeDraft(tables, id, input.draft)
      await batches.insert({ ...batch, ...request, draft: input.draft })
      await batches.keepFingerprint(batch.id, fingerprint)
      const { link } = batch.definition
      if (asked !== undefined) await keepVersion(context, tables, id, asked)
      if (link !== undefined) {
        const { kind, target } = link
        await tables.links.insertBatch({ batch: batch.id, organisation: id, kind, target })
      }
      await patientLists.markSent(list.id)
    }
    const inserted = orNotFound(await batches.findByKey(id, request.idempotencyKey))
    if (inserted.requestHash !== request.requestHash) throw new CareBatchError('idempotency-key-reused')
    return inserted
  })
  await prepareBatch(context, made, review)
  return made
}

/** A batch asks what it asked when it was sent, whatever becomes of the questionnaire. */
function keepVersion(
  context: EngineContext,
  { questionnaires }: StoreTables,
  organisation: string,
  { version: id, code, resource }: KnownQuestionnaire,
): Promise<void> {
  return questionnaires.keep({ id, organisation, code, resource, keptAt: context.now() })
}

/** Whoever comes second finds no draft any more. */
async function takeDraft(
  { batches, drafts, requests }: StoreTables,
  organisation: string,
  id: string,
): Promise<void> {
  const draft = await drafts.find(organisation, id)
  if (draft === undefined) throw await whyGone(batches, organisation, id)
  await drafts.remove(organisation, id)
  await requests.forget(id)
}

async function readyList(
  context: EngineContext,
  { organisation }: Actor,
  id: string,
): Promise<StoredPatientList> {
  const list = orNotFound(
    await context.transaction('read-list', ({ patientLists }) => patientLists.find(organisation.id, id)),
  )
  if (list.state !== 'ready') throw new CareBatchError('list-not-ready', { retryable: true })
  return list
}

async function define(
  context: EngineContext,
  { organisation, user }: Actor,
  input: NewBatch,
  list: StoredPatientList,
  asked: KnownQuestionnaire | undefined,
): Promise<BatchDefinition> {
  if (input.attachment !== undefined) await findDocument(context, organisation.id, input.attachment)
  const settings = await context.transaction('read-settings', (tables) => settingsOf(tables, organisation))
  return {
    name: input.name,
    batchType: input.batchType,
    patientList: list.id,
    clinicalSystem: list.clinicalSystem,
    fileName: list.fileName,
    message: input.message,
    schedule: input.schedule,
    link: linkBehind(context, input, settings, asked),
    fallbackAfterHours: input.fallbackAfterHours ?? asked?.questionnaire.fallbackAfterHours,
    settings,
    practiceName: settings.practiceName || organisation.name,
    createdBy: user.name,
    patients: list.received,
    channels: { email: 0, 'nhs-app': 0, sms: 0 },
    withoutMobile: 0,
    undoUntil: undefined,
    firstDueAt: undefined,
    lastDueAt: undefined,
  }
}

function checkReview(review: PatientListReview, expected: NewBatch['expected']): void {
  const { contactable, patients } = review
  if (contactable !== expected.contactable || patients.length !== expected.patients) {
    throw new CareBatchError('review-changed', {
      details: { patients: patients.length, contactable, expectedContactable: expected.contactable },
    })
  }
  const { compared, differing, stopsList } = review.details
  if (stopsList) throw new CareBatchError('details-do-not-match', { details: { compared, differing } })
  if (contactable === 0) throw new CareBatchError('nobody-to-send-to')
}

const figuresOf = (review: PatientListReview) => ({
  channels: review.byChannel,
  withoutMobile: countWithoutMobile(review),
})

/** A batch that goes now waits for the undo grace first; Stop then means that nothing at all leaves. */
function timesOf(context: EngineContext, { schedule, settings }: BatchDefinition, review: PatientListReview) {
  const now = context.now()
  const plan = planSends(schedule, settings, { count: review.contactable, now })
  const undoUntil = schedule.kind === 'now' ? now + settings.undoSeconds * second : undefined
  const first = Math.max(undoUntil ?? 0, plan.firstDueAt)
  const last = Math.max(undoUntil ?? 0, plan.lastDueAt)
  return { undoUntil, firstDueAt: first, lastDueAt: last }
}

/** Counted as it will be: while the rows are being made, the counts already add up to the list. */
function newBatch(
  context: EngineContext,
  { organisation }: Actor,
  definition: BatchDefinition,
  review: PatientListReview,
): Omit<NewStoredBatch, 'idempotencyKey' | 'requestHash'> {
  return {
    id: context.randomId(),
    organisation: organisation.id,
    definition,
    preparing: true,
    counts: deliveryCounts([
      ['waiting', review.contactable],
      ['not-contactable', review.notContactable],
    ]),
    createdAt: context.now(),
  }
}
