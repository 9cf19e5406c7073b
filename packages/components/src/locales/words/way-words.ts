import { msg, str } from '@lit/localize'
import { channelOf, type Way, type WayOutcome } from '@carebatch/core'
import { formatCount } from '../format.ts'
import { channelWords } from './channel-words.ts'

/** What a way of sending is called. Only a text follows another way, and only the NHS App. */
export function wayWords(way: Way): string {
  if (way === 'sms-next') return msg('Text after NHS App')
  const channel = channelOf(way)
  return channel === undefined ? '' : channelWords(channel)
}

/** "402 opened": an outcome of a way and how many it is. */
export function wayOutcomeWords(way: Way, outcome: WayOutcome, people: number): string {
  const count = formatCount(people)
  const words: Readonly<Record<WayOutcome, () => string>> = {
    read: () => (channelOf(way) === 'nhs-app' ? msg(str`${count} opened`) : msg(str`${count} read`)),
    delivered: () =>
      channelOf(way) === 'nhs-app'
        ? msg(str`${count} delivered, not opened yet`)
        : msg(str`${count} delivered`),
    emailed: () => msg(str`${count} emailed`),
    sending: () => msg(str`${count} sending`),
    waiting: () => msg(str`${count} waiting`),
    'moved-on': () => msg(str`${count} moved on to text`),
    failed: () => msg(str`${count} failed`),
    'no-confirmation': () => msg(str`${count} without confirmation`),
    'outcome-unknown': () => msg(str`${count} unknown`),
    'not-sent': () => msg(str`${count} not sent`),
  }
  return words[outcome]()
}
