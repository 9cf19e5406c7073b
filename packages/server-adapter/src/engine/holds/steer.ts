import { unsteered, type BatchHold, type Steering } from '../../ports/store/steering-table.ts'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'

export interface Steered {
  readonly batch: StoredBatch
  readonly steering: Steering
}

/** A batch under its lock, with how it is steered: whoever submits of it has ended before, or comes later and sees what follows. */
export async function lockToSteer(tables: StoreTables, organisation: string, id: string): Promise<Steered> {
  const batch = orNotFound(await tables.batches.lock(organisation, id))
  return { batch, steering: await steeringOf(tables, id) }
}

export async function steeringOf({ steering }: StoreTables, batch: string): Promise<Steering> {
  return (await steering.of([batch])).get(batch) ?? unsteered
}

export async function saveSteering(
  context: EngineContext,
  tables: StoreTables,
  batch: string,
  steering: Steering,
): Promise<void> {
  await tables.steering.save(batch, steering)
  await tables.batches.touch(batch, context.now())
}

/** The hold that keeps a batch back now, if any: one with an end is over at its end. */
export function holdInForce({ hold }: Steering, now: number): BatchHold | undefined {
  return hold === undefined || (hold.until !== undefined && hold.until <= now) ? undefined : hold
}
