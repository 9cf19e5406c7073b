import { CareBatchError, countAsSent, sendAgain } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { beginRequest, requestHash } from '../begin-request.ts'
import { orNotFound } from '../not-found.ts'
import { messageDetail } from './read-message.ts'

const ways = {
  'send-again': { move: sendAgain, code: 'sent-again' },
  'count-as-sent': { move: countAsSent, code: 'counted-as-sent' },
} as const

/** A person decides about an unknown outcome. Sending again may reach the patient twice: nothing else does it. */
export function resolveUnknown(context: EngineContext): Engine['resolveUnknown'] {
  return async ({ organisation, user }, batch, id, as, key = context.randomId()) => {
    const { detail, wakeUps } = await context.transaction('resolve', async (tables) => {
      const book = await openBook(context, tables, [id])
      const message = book.message(id)
      orNotFound(message?.organisation === organisation.id && message.batch === batch ? message : undefined)
      const asked = { organisation: organisation.id, key, requestHash: requestHash('resolve', id, as) }
      const request = await beginRequest(tables, { ...asked, subject: batch })
      if (request.isFinished) return { detail: await messageDetail(tables, orNotFound(message)), wakeUps: [] }
      const { move, code } = ways[as]
      const moved = book.move(id, move, { events: [{ code, detail: { by: user.name } }] })
      if (!moved) throw new CareBatchError('state-forbids')
      await tables.requests.save({ ...request, isFinished: true })
      const due = await book.close()
      const after = orNotFound(book.message(id))
      return { detail: await messageDetail(tables, after), wakeUps: due }
    })
    context.wake(wakeUps)
    return detail
  }
}
