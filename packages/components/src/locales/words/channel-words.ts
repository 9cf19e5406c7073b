import { msg } from '@lit/localize'
import type { Channel } from '@carebatch/core'

/** What a way of sending is called. */
export function channelWords(channel: Channel): string {
  const words: Readonly<Record<Channel, () => string>> = {
    email: () => msg('Email'),
    'nhs-app': () => msg('NHS App'),
    sms: () => msg('Text'),
  }
  return words[channel]()
}
