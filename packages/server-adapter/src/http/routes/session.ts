import { channels, instantFrom } from '@carebatch/core'
import type { Actor } from '../../ports/authoriser.ts'
import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

export function sessionRoutes(context: HttpContext): RouteHandlers<'readSession'> {
  const sent = new Set(context.senders.map((sender) => sender.channel))
  const contactsFromProvider = channels.filter(
    // The first of a channel sends for it.
    (channel) => context.senders.find((sender) => sender.channel === channel)?.contactSource === 'provider',
  )
  return {
    readSession: ({ actor }) => ({
      organisation: actor.organisation,
      user: actor.user,
      permissions: [...actor.permissions],
      hasAccess: actor.hasAccess,
      mode: context.sandbox === undefined ? 'live' : 'sandbox',
      now: instantFrom(context.clock.now()),
      channels: channels.filter(
        (channel) => sent.has(channel) && (channel !== 'nhs-app' || hasNhsApp(context, actor)),
      ),
      ...(contactsFromProvider.length > 0 && { contactsFromProvider }),
      batchTypes: context.batchTypes.map((type) => type.code),
    }),
  }
}

/** Whether the NHS App serves the organisation, which is a matter of its clinical system's country. */
function hasNhsApp({ clinicalSystems }: HttpContext, { organisation }: Actor): boolean {
  return clinicalSystems.find(({ code }) => code === organisation.clinicalSystem)?.nhsApp ?? false
}
