import { releaseSend } from '@carebatch/core'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { lockToSteer, saveSteering, steeringOf } from './steer.ts'

const rowsAtOnce = 5_000

/** Makes what was held due again, in pieces; goes on after a crash. */
export async function giveBack(context: EngineContext, { id, organisation }: StoredBatch): Promise<void> {
  for (;;) {
    const wakeUps = await context.transaction('release-held', async (tables) => {
      const { release } = await steeringOf(tables, id)
      const messages = release === undefined ? [] : await tables.messages.heldBack(id, rowsAtOnce)
      if (release === undefined || messages.length === 0) return undefined
      const book = await openBook(
        context,
        tables,
        messages.map((message) => message.id),
      )
      const detail = release.by === undefined ? {} : { detail: { by: release.by } }
      for (const message of messages) {
        const events = [{ code: 'released', ...detail }] as const
        book.move(message.id, releaseSend, { events, sendAt: release.at })
      }
      return book.close()
    })
    if (wakeUps === undefined) break
    context.wake(wakeUps)
  }
  await context.transaction('release-done', async (tables) => {
    const { steering } = await lockToSteer(tables, organisation, id)
    if (steering.release !== undefined)
      await saveSteering(context, tables, id, { ...steering, release: undefined })
  })
}

/** A hold with an end has come to it. */
export async function endHold(context: EngineContext, { id, organisation }: StoredBatch): Promise<boolean> {
  return context.transaction('end-hold', async (tables) => {
    const { steering } = await lockToSteer(tables, organisation, id)
    const now = context.now()
    if (steering.hold?.until === undefined || steering.hold.until > now) return false
    const release = { at: now, by: undefined }
    await saveSteering(context, tables, id, { ...steering, hold: undefined, release })
    return true
  })
}
