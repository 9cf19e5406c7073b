import { batchStatus, instantFrom } from '@carebatch/core'
import type { Batch, OrganisationHolds } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { BatchLinks } from '../../ports/store/link-table.ts'
import { unsteered, type BatchHold, type Steering } from '../../ports/store/steering-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { holdViews } from '../holds/hold-views.ts'
import { holdInForce, steeringOf } from '../holds/steer.ts'

/** A batch as the wire has it. Reading it costs the same for one patient and for a hundred thousand. */
export async function batchView(
  context: EngineContext,
  tables: StoreTables,
  batch: StoredBatch,
): Promise<Batch> {
  const steering = await steeringOf(tables, batch.id)
  const links = await tables.links.ofBatch(batch.id)
  return viewOf(context, tables, batch, { steering, links }, await holdViews(tables, batch.organisation))
}

/** The same for many batches of one organisation. */
export async function batchViews(
  context: EngineContext,
  tables: StoreTables,
  organisation: string,
  batches: readonly StoredBatch[],
): Promise<Batch[]> {
  const steering = await tables.steering.of(batches.map(({ id }) => id))
  const links = await tables.links.ofBatches(batches.map(({ id }) => id))
  const holds = await holdViews(tables, organisation)
  const views: Batch[] = []
  for (const batch of batches) {
    const beside = { steering: steering.get(batch.id) ?? unsteered, links: links.get(batch.id) }
    views.push(await viewOf(context, tables, batch, beside, holds))
  }
  return views
}

async function viewOf(
  context: EngineContext,
  tables: StoreTables,
  batch: StoredBatch,
  { steering, links }: { readonly steering: Steering; readonly links: BatchLinks | undefined },
  organisationHolds: OrganisationHolds['holds'],
): Promise<Batch> {
  const { definition, counts, records, stopped, resting } = batch
  const { undoUntil } = definition
  const { schedule, firstDueAt, lastDueAt } = steering.timing ?? definition
  const hold = holdInForce(steering, context.now())
  const status = batchStatus(counts, records, {
    preparing: batch.preparing,
    stopped: stopped !== undefined,
    betweenWaves: await isBetweenWaves(context, tables, batch),
  })
  const isUndoable = undoUntil !== undefined && undoUntil > context.now() && stopped === undefined
  return {
    id: batch.id,
    version: batch.version,
    name: definition.name,
    batchType: definition.batchType,
    status,
    patients: definition.patients,
    counts: { ...counts },
    channels: { ...definition.channels },
    ...(batch.ways !== undefined && { ways: batch.ways }),
    records: { ...records },
    withoutMobile: definition.withoutMobile,
    message: definition.message,
    schedule,
    revision: steering.revision,
    fileName: definition.fileName,
    createdBy: definition.createdBy,
    createdAt: instantFrom(batch.createdAt),
    ...(isUndoable && { undoUntil: instantFrom(undoUntil) }),
    ...(firstDueAt !== undefined && { firstDueAt: instantFrom(firstDueAt) }),
    ...(lastDueAt !== undefined && { lastDueAt: instantFrom(lastDueAt) }),
    ...(stopped && { stopped: { by: stopped.by, at: instantFrom(stopped.at) } }),
    ...(hold && { hold: holdView(hold) }),
    ...(organisationHolds.length > 0 && { organisationHolds }),
    ...(resting && { resting: restingView(resting) }),
    ...(links && { links: linksView(links) }),
    changedAt: instantFrom(batch.changedAt),
  }
}

function holdView({ why, since, by, until }: BatchHold): NonNullable<Batch['hold']> {
  return {
    why,
    since: instantFrom(since),
    ...(by !== undefined && { by }),
    ...(until !== undefined && { until: instantFrom(until) }),
  }
}

function linksView({ kind, target, revoked, closedAt, ...it }: BatchLinks): NonNullable<Batch['links']> {
  const { links, opened, locked, notMe, cannotOpen } = it
  return {
    ...{ kind, target, links, opened, locked, notMe, cannotOpen },
    ...(revoked && { revoked: { by: revoked.by, at: instantFrom(revoked.at) } }),
    ...(closedAt !== undefined && { closedAt: instantFrom(closedAt) }),
  }
}

function restingView({
  why,
  since,
  nextTryAt,
}: NonNullable<StoredBatch['resting']>): NonNullable<Batch['resting']> {
  return {
    why,
    since: instantFrom(since),
    ...(nextTryAt !== undefined && { nextTryAt: instantFrom(nextTryAt) }),
  }
}

/** Asked only where it makes a difference: everybody who is left waits for a later time. */
async function isBetweenWaves(
  context: EngineContext,
  tables: StoreTables,
  { id, counts, records }: StoredBatch,
): Promise<boolean> {
  if (counts.waiting === 0 || counts.sending > 0 || records.due === 0) return false
  const next = await tables.tasks.nextSendAt(id)
  return next !== undefined && next > context.now()
}
