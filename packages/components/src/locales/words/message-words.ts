import { msg, str } from '@lit/localize'
import type { Channel } from '@carebatch/core'
import type { BatchMessage, MessageDetail } from '@carebatch/core/wire'
import { formatNear } from '../format.ts'
import { channelWords } from './channel-words.ts'
import { failureWords } from './failure-words.ts'
import { reasonWords } from './reason-words.ts'

/** Whom a message is for: the name where the list or a look-up gave one, else where to find it in the list. */
export function personWords({ name, line }: Pick<BatchMessage, 'name' | 'line'>): string {
  return name ?? msg(str`Line ${line}`)
}

/** What happened to a message last and when: "Text delivered, 10:26am". */
export function lastChangeWords(message: BatchMessage, now: number): string {
  if (message.state === 'excluded') return reasonOf(message) ?? msg('Not contactable')
  if (message.state === 'waiting' && message.dueAt !== undefined) {
    return msg(str`Due ${formatNear(message.dueAt, now)}`)
  }
  return msg(str`${changeWords(message)}, ${formatNear(message.changedAt, now)}`)
}

/** What is known about a message whose outcome is not: "Handed over 24 November 2026, 10:23am. No answer." */
export function unknownWords({ changedAt }: BatchMessage, now: number): string {
  return msg(str`Handed over ${formatNear(changedAt, now)}. No answer.`)
}

function changeWords(message: BatchMessage): string {
  const { state } = message
  if (state === 'read') return message.channel === 'nhs-app' ? msg('App message opened') : msg('Opened')
  if (state === 'delivered') return onlyWay(message) === 'sms' ? msg('Text delivered') : msg('Delivered')
  if (state === 'accepted') return sentWords(message)
  if (state === 'failed') return message.reason === undefined ? msg('Failed') : failureWords(message.reason)
  if (state === 'skipped') return reasonOf(message) ?? msg('Skipped')
  return otherWords(message)
}

/** After a second way was tried the row does not tell whose copy counts; the timeline does. */
function onlyWay({ channel, firstChannel }: BatchMessage): Channel | undefined {
  return channel === firstChannel ? channel : undefined
}

function otherWords({ state, channel }: BatchMessage): string {
  const way = channel === undefined ? '' : channelWords(channel)
  if (state === 'submitting') return msg(str`Handed over: ${way}`)
  if (state === 'emailed') return msg('Emailed')
  if (state === 'outcome-unknown') return msg('Handed over, no answer')
  if (state === 'no-confirmation') return msg('Sent, no receipt came')
  if (state === 'cancelled') return msg('Cancelled')
  return state === 'held' ? msg('Held') : msg('Waiting')
}

function sentWords(message: BatchMessage): string {
  const way = onlyWay(message)
  if (way === 'nhs-app') return msg('Sent to the NHS App')
  return way === 'sms' ? msg('Text sent') : msg('Sent')
}

function reasonOf({ reason }: BatchMessage): string | undefined {
  return reason === undefined ? undefined : reasonWords(reason).title
}

/** What will happen by itself: "If it is not opened, a text follows on 25 November 2026, 10:23am". */
export function nextWords({ kind, at }: MessageDetail['next'][number], now: number): string {
  const moment = formatNear(at, now)
  const words: Readonly<Record<string, () => string>> = {
    send: () => msg(str`It is sent: ${moment}`),
    fallback: () => msg(str`If it is not opened, a text follows: ${moment}`),
    'receipt-deadline': () => msg(str`We wait for a receipt: until ${moment}`),
    record: () => msg(str`It is saved to the record: ${moment}`),
    answer: () => msg(str`We ask the provider again: ${moment}`),
    reminder: () => msg(str`A reminder follows: ${moment}`),
  }
  return words[kind]?.() ?? moment
}
