import { channels, instantFrom } from '@carebatch/core'
import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

export function sessionRoutes(context: HttpContext): RouteHandlers<'readSession'> {
  const sent = new Set(context.senders.map((sender) => sender.channel))
  return {
    readSession: ({ actor }) => ({
      organisation: actor.organisation,
      user: actor.user,
      permissions: [...actor.permissions],
      hasAccess: actor.hasAccess,
      mode: context.sandbox === undefined ? 'live' : 'sandbox',
      now: instantFrom(context.clock.now()),
      channels: channels.filter((channel) => sent.has(channel)),
      batchTypes: context.batchTypes.map((type) => type.code),
    }),
  }
}
