import { CareBatchError, type Channel } from '@carebatch/core'
import type { OutgoingMessage } from '../../ports/sender.ts'

/** One routing plan of one channel. The engine owns the fallback, so a plan that goes on by itself is refused. */
export interface RoutingPlan {
  readonly id: string
  /** The fields that its template wants. The service takes a message with a field missing, and then never sends it. */
  readonly personalisation: (message: OutgoingMessage) => Readonly<Record<string, string>>
}

const globalPlan = (number: number) => `00000000-0000-0000-0000-00000000000${number}`

/** The service's own plans for free text of one channel: no template has to be set up. */
export const freeText: Readonly<Record<Channel, RoutingPlan>> = {
  'nhs-app': { id: globalPlan(1), personalisation: ({ body }) => ({ body }) },
  email: {
    id: globalPlan(2),
    personalisation: ({ subject = '', body }) => ({ email_subject: subject, email_body: body }),
  },
  sms: { id: globalPlan(3), personalisation: ({ body }) => ({ sms_body: body }) },
}

/** Its other plans for free text go from the App to email or text by themselves. */
const severalChannels: readonly string[] = [4, 5, 6, 7].map(globalPlan)

/** Throws `configuration-invalid` for a plan that would send a second copy behind the engine's back. */
export function refuseSeveralChannels({ id }: RoutingPlan): void {
  if (severalChannels.includes(id)) {
    throw new CareBatchError('configuration-invalid', { details: { setting: 'nhs-notify plan', plan: id } })
  }
}

/** Characters that the service sends, by channel; it takes longer ones, and then drops them. */
export const longestBody: Readonly<Record<Channel, number>> = { 'nhs-app': 5000, email: 100_000, sms: 918 }
