import { instantFrom, type MessageLedger, type RecordState } from '@carebatch/core'
import type { RecordGap } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import { batchView } from '../batches/batch-view.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { orNotFound } from '../not-found.ts'

const rowsAtOnce = 5_000

/** Who got a message of which the record does not tell, and why, by line. */
export function readRecordGaps(context: EngineContext): Engine['readRecordGaps'] {
  return ({ organisation }, id, { after, limit }) =>
    context.transaction('read-record-gaps', async (tables) => {
      const { records } = orNotFound(await tables.batches.find(organisation.id, id))
      const messages = await tables.messages.withGaps(id, after, limit)
      const gaps: RecordGap[] = []
      for (const message of messages) gaps.push(...(await gapsOf(tables, message)))
      const last = messages.length === limit ? messages.at(-1) : undefined
      return { gaps, total: records.gaps, ...(last && { next: last.line }) }
    })
}

async function gapsOf(tables: StoreTables, message: StoredMessage): Promise<readonly RecordGap[]> {
  const events = await tables.messages.events(message.id)
  return kinds.flatMap(([kind, part]) => {
    if (message.ledger[part] !== 'gap') return []
    const told = events.findLast(({ code, detail }) => code === 'record-gap' && detail?.['kind'] === kind)
    const { id, line, name, nhsNumber } = message
    return {
      message: id,
      line,
      ...(name !== undefined && { name }),
      ...(nhsNumber !== undefined && { nhsNumber }),
      kind,
      why: String(told?.detail?.['why'] ?? 'record-unreachable'),
      since: instantFrom(told?.at ?? message.changedAt),
    }
  })
}

const kinds = [
  ['sent', 'record'],
  ['not-delivered', 'notDelivered'],
] as const

/** Writes what is missing again, for another 7 days, under the same keys: an entry that got there after all is not doubled. */
export function retryRecords(context: EngineContext): Engine['retryRecords'] {
  return async ({ organisation }, id) => {
    let retried = 0
    for (let isFull = true; isFull;) {
      const part = await context.transaction('retry-records', async (tables) => {
        orNotFound(await tables.batches.find(organisation.id, id))
        const found = await tables.messages.withGaps(id, 0, rowsAtOnce)
        const book = await openBook(
          context,
          tables,
          found.map((message) => message.id),
        )
        const events = [{ code: 'record-retried' }] as const
        const count = found.filter((message) => book.move(message.id, dueAgain, { events })).length
        return { count, wakeUps: await book.close(), isFull: found.length === rowsAtOnce }
      })
      retried += part.count
      context.wake(part.wakeUps)
      isFull = part.isFull
    }
    return context.transaction('read-batch', async (tables) => {
      const batch = orNotFound(await tables.batches.find(organisation.id, id))
      return { retried, batch: await batchView(context, tables, batch) }
    })
  }
}

const again = (state: RecordState): RecordState => (state === 'gap' ? 'due' : state)

function dueAgain(ledger: MessageLedger): MessageLedger {
  const [record, notDelivered] = [again(ledger.record), again(ledger.notDelivered)]
  const isSame = record === ledger.record && notDelivered === ledger.notDelivered
  return isSame ? ledger : { ...ledger, record, notDelivered }
}
