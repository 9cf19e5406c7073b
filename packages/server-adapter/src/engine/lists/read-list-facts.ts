import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'

const linesAtOnce = 5_000

/** What look-ups said, by line. Lines that have not been looked up, or could not be, are left out. */
export function readListFacts(context: EngineContext): Engine['readListFacts'] {
  return ({ organisation }, id, after) =>
    context.transaction('read-facts', async ({ patientLists }) => {
      orNotFound(await patientLists.find(organisation.id, id))
      const rows = await patientLists.rowsAfter(id, after, linesAtOnce)
      const facts = rows.flatMap(({ line, facts: it }) => (it === undefined ? [] : [{ line, facts: it }]))
      const last = rows.at(-1)
      return { facts, ...(rows.length === linesAtOnce && last !== undefined && { next: last.line }) }
    })
}
