import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'

const linesAtOnce = 5_000

/** The rows of a list as they were sent, with what staff decided, so that a page can go on with it. */
export function readListRows(context: EngineContext): Engine['readListRows'] {
  return ({ organisation }, id, after) =>
    context.transaction('read-list-rows', async ({ patientLists }) => {
      const { source } = orNotFound(await patientLists.find(organisation.id, id))
      const stored = await patientLists.rowsAfter(id, after, linesAtOnce)
      const last = stored.at(-1)
      return {
        ...(source && { source }),
        rows: stored.map(({ row }) => row),
        ...(stored.length === linesAtOnce && last !== undefined && { next: last.line }),
      }
    })
}
