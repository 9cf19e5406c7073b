import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { lookUpList } from './look-up-list.ts'

/** Forgets what look-ups said about these lines, or about all that had no answer, and has them looked up anew. */
export function lookUpAgain(context: EngineContext): Engine['lookUpAgain'] {
  const lookUp = lookUpList(context)
  return async (actor, id, lines) => {
    await context.transaction('look-up-list', async ({ patientLists }) => {
      const list = orNotFound(await patientLists.find(actor.organisation.id, id))
      await patientLists.forgetFacts(list.id, lines)
    })
    return lookUp(actor, id)
  }
}
