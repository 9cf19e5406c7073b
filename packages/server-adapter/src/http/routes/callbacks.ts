import { CareBatchError } from '@carebatch/core'
import type { HttpContext } from '../http-context.ts'
import { limitedRequest } from '../read-json.ts'
import type { RouteHandlers } from '../route-handler.ts'
import { routes } from '@carebatch/core/wire'

/** Answers 204 only after every receipt is stored, because a provider repeats until then. */
export function callbackRoutes({ engine, senders }: HttpContext): RouteHandlers<'receiveCallback'> {
  return {
    async receiveCallback({ params, raw }) {
      const sender = senders.find(({ name }) => name === params.sender)
      if (sender === undefined) throw new CareBatchError('not-found')
      const receipts = await sender.readReceipts(await limitedRequest(raw, routes.receiveCallback.maxBytes))
      if (receipts === undefined) throw new CareBatchError('not-authenticated')
      await engine.applyReceipts(sender.name, receipts)
      return undefined
    },
  }
}
