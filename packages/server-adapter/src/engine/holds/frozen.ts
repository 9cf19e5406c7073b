import type { StoreTables } from '../../ports/batch-store.ts'

/**
 * Organisations for which nothing at all is done by the clock: not only nothing new leaves, timers stand still as well.
 * After a mere stop they run on, since they belong to what has left.
 */
export async function frozen({ holds }: StoreTables): Promise<readonly string[]> {
  const held = await holds.all()
  return [...held].flatMap(([organisation, its]) =>
    its.some(({ why }) => why !== 'stopped') ? [organisation] : [],
  )
}
