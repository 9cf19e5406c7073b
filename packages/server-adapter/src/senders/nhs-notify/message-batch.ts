import type { OutgoingMessage, SendCall } from '../../ports/sender.ts'
import type { NhsNotifyOptions } from '../nhs-notify.ts'
import { freeText } from './routing-plans.ts'

/** `POST /v1/message-batches`: our reference names the batch, our keys its messages. */
export function messageBatch(
  call: SendCall,
  messages: readonly OutgoingMessage[],
  options: NhsNotifyOptions,
): unknown {
  const { plan = freeText[options.channel] } = options
  const odsCode = options.odsCode?.(call.organisation)
  return {
    data: {
      type: 'MessageBatch',
      attributes: {
        routingPlanId: plan.id,
        messageBatchReference: call.reference,
        messages: messages.map((message) => ({
          messageReference: message.key,
          recipient: recipientOf(message, options),
          ...(odsCode !== undefined && { originator: { odsCode } }),
          personalisation: plan.personalisation(message),
        })),
      },
    },
  }
}

function recipientOf({ to, nhsNumber }: OutgoingMessage, { channel, sendsContactDetails }: NhsNotifyOptions) {
  if (channel === 'nhs-app') return { nhsNumber: to }
  return { nhsNumber, ...(sendsContactDetails === true && { contactDetails: { [channel]: to } }) }
}
