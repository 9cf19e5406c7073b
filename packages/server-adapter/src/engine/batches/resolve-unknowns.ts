import { CareBatchError, countAsSent, sendAgain } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { afterPart, beginRequest, requestHash } from '../begin-request.ts'
import { orNotFound } from '../not-found.ts'
import { batchView } from './batch-view.ts'

const rowsAtOnce = 5_000

const ways = {
  'send-again': { move: sendAgain, code: 'sent-again' },
  'count-as-sent': { move: countAsSent, code: 'counted-as-sent' },
} as const

/**
 * One decision for everybody of a batch whose outcome is unknown. Only for as many as the person saw: where it is
 * another number by now, or somebody else has decided, nothing is done.
 */
export function resolveUnknowns(context: EngineContext): Engine['resolveUnknowns'] {
  return async ({ organisation, user }, id, { as, expected }, key = context.randomId()) => {
    const { move, code } = ways[as]
    const hash = requestHash('resolve-all', id, as, expected)
    const asked = { organisation: organisation.id, key, requestHash: hash, subject: id }
    let resolved = 0
    for (let isOver = false; !isOver;) {
      const part = await context.transaction('resolve-part', async (tables) => {
        const batch = orNotFound(await tables.batches.find(organisation.id, id))
        const request = await beginRequest(tables, asked)
        if (request.isFinished) return { ...request, wakeUps: [] }
        const isFirst = request.afterLine === 0
        if (isFirst && batch.counts['outcome-unknown'] !== expected)
          throw new CareBatchError('version-conflict')
        if (as === 'send-again' && batch.stopped !== undefined) throw new CareBatchError('state-forbids')
        const unknown = await tables.messages.inBucket(id, 'outcome-unknown', request.afterLine, rowsAtOnce)
        const book = await openBook(
          context,
          tables,
          unknown.map((message) => message.id),
        )
        const events = [{ code, detail: { by: user.name } }] as const
        const moved = unknown.filter((message) => book.move(message.id, move, { events })).length
        const done = afterPart(request, {
          moved,
          last: unknown.at(-1)?.line,
          isLast: unknown.length < rowsAtOnce,
        })
        await tables.requests.save(done)
        return { ...done, wakeUps: await book.close() }
      })
      context.wake(part.wakeUps)
      resolved = part.count
      isOver = part.isFinished
    }
    return context.transaction('read-batch', async (tables) => {
      const batch = orNotFound(await tables.batches.find(organisation.id, id))
      return { resolved, batch: await batchView(context, tables, batch) }
    })
  }
}
