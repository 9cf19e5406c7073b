import { instantFrom } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { NewWebhookEvent, Told } from '../../ports/store/webhook-table.ts'
import type { WebhookType } from '../../ports/webhook-endpoint.ts'
import { batchViews } from '../batches/batch-view.ts'
import type { EngineContext } from '../engine-context.ts'
import { day } from '../periods.ts'
import { recipients } from './recipients.ts'

const batchesAtOnce = 100
/** For how long events can be delivered once more. */
const keptFor = 30 * day

/**
 * Compares batches that changed with what was last told about them, and keeps the difference as events, in one
 * transaction: a process that dies has told nothing, and the next one finds the same. What changed twice in between is
 * told once, as it is now. Resolves with what was looked at, or undefined where nothing changed.
 */
export function noteWebhooks(context: EngineContext): () => Promise<string | undefined> {
  return () =>
    context.transaction('note-webhooks', async (tables) => {
      const { webhooks } = tables
      const now = context.now()
      const startedAt = await webhooks.startedAt(now)
      const batches = await webhooks.changed(batchesAtOnce)
      const [first] = batches ?? []
      if (batches === undefined) return undefined
      if (first === undefined) return 'nothing to tell'
      const told = await webhooks.told(batches.map(({ id }) => id))
      const events: NewWebhookEvent[] = []
      for (const view of await batchViews(context, tables, first.organisation, batches)) {
        if (view.status === 'preparing') continue
        const before = told.get(view.id)
        const isFromBefore = before === undefined && Date.parse(view.createdAt) < startedAt
        const types = isFromBefore ? [] : newsOf(before, view)
        for (const type of types) events.push(eventOf(context, type, first.organisation, view))
        await webhooks.saveTold(view.id, toldOf(view))
      }
      await webhooks.add(events, recipients(context))
      await forget(tables, now)
      return `${first.id}:${first.version}`
    })
}

const forget = ({ webhooks }: StoreTables, now: number) => webhooks.forget(now - keptFor)

/** A batch that is over is not held, whatever holds its organisation. */
function holdOf({ hold, organisationHolds, counts }: Batch): string | undefined {
  return counts.waiting > 0 ? (hold?.why ?? organisationHolds?.[0]?.why) : undefined
}

const toldOf = (view: Batch): Told => ({
  status: view.status,
  hold: holdOf(view),
  gaps: view.records.gaps,
})

function newsOf(before: Told | undefined, view: Batch): readonly WebhookType[] {
  const { status, hold, gaps } = toldOf(view)
  const news: WebhookType[] = []
  if (status !== before?.status) news.push('batch.status-changed')
  if (hold !== undefined && hold !== before?.hold) news.push('batch.held')
  if (gaps > (before?.gaps ?? 0)) news.push('record.gap')
  return news
}

/** Ids and counts: no name of a batch, which staff choose freely, and nothing about any patient. */
function eventOf(
  context: EngineContext,
  type: WebhookType,
  organisation: string,
  view: Batch,
): NewWebhookEvent {
  const at = context.now()
  const { id: batch, version, status, patients, counts, records } = view
  const hold = holdOf(view)
  const data = { organisation, batch, version, status, patients, counts, records, ...(hold && { hold }) }
  const body = JSON.stringify({ type, timestamp: instantFrom(at), data })
  return { id: `evt_${context.randomId()}`, type, organisation, batch, at, body }
}
