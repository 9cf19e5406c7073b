import { msg, str } from '@lit/localize'
import type { Bucket, Channel, TimelineCode } from '@carebatch/core'
import type { TimelineEvent } from '@carebatch/core/wire'
import { channelWords } from './channel-words.ts'
import { failureWords } from './failure-words.ts'
import { heldWords } from './hold-words.ts'
import { reasonWords } from './reason-words.ts'

/** One line of a patient's timeline: what happened, the colour of its dot, and what else is known. */
export interface TimelineWords {
  readonly title: string
  readonly colour: Bucket
  readonly more?: string | undefined
}

/** Words of an event. A code that this version does not know is shown as it is, never left out. */
export function timelineWords(event: TimelineEvent): TimelineWords {
  const write = isTimelineCode(event.code) ? words[event.code] : undefined
  return write?.(event) ?? { title: event.code, colour: 'waiting' }
}

export const timelineWordCodes = (): readonly string[] => Object.keys(words)

const isTimelineCode = (code: string): code is TimelineCode => Object.hasOwn(words, code)

const words: Readonly<Record<TimelineCode, (event: TimelineEvent) => TimelineWords>> = {
  confirmed: (event) => ({ title: msg('Batch confirmed'), colour: 'waiting', more: by(event) }),
  excluded: (event) => ({
    title: msg('Not contactable'),
    colour: 'not-contactable',
    more: reason(event),
  }),
  'check-passed': () => ({
    title: msg('Looked up again'),
    colour: 'waiting',
    more: msg('Nothing stands against sending: not deceased, not opted out, still registered.'),
  }),
  skipped: (event) => ({
    title: msg('Looked up again: not messaged any more'),
    colour: 'skipped',
    more: reason(event),
  }),
  'fallback-withdrawn': (event) => ({
    title: msg('Looked up again: the next way is withdrawn'),
    colour: 'skipped',
    more: reason(event),
  }),
  held: (event) => ({
    title: msg('Held back'),
    colour: 'waiting',
    more: heldWords(typeof event.detail?.['why'] === 'string' ? event.detail['why'] : ''),
  }),
  released: () => ({ title: msg('Not held back any more'), colour: 'waiting' }),
  restored: () => ({
    title: msg('The server started from a backup'),
    colour: 'outcome-unknown',
    more: msg('What left after the backup was taken is not known to it.'),
  }),
  submitted: (event) => ({ title: handedOver(event.channel), colour: 'sending' }),
  accepted: (event) => ({
    title: taken(event.channel),
    colour: event.channel === 'email' ? 'emailed' : 'sending',
  }),
  'accepted-before': (event) => ({
    title: taken(event.channel),
    colour: event.channel === 'email' ? 'emailed' : 'sending',
    more: msg('The provider had it from an earlier call. It was not sent twice.'),
  }),
  refused: (event) => ({ title: msg('Refused by the provider'), colour: 'failed', more: why(event) }),
  'try-later': (event) => ({
    title: msg('The provider asked us to try later'),
    colour: 'waiting',
    more: why(event) ?? msg('Nothing was sent. We try again by ourselves.'),
  }),
  'no-answer': () => ({
    title: msg('Handed over. No answer'),
    colour: 'outcome-unknown',
    more: msg('It may or may not have gone.'),
  }),
  repeated: () => ({
    title: msg('The same call was made again'),
    colour: 'sending',
    more: msg('Under the same reference, so the provider sends it once.'),
  }),
  asked: () => ({
    title: msg('The provider was asked whether it has it'),
    colour: 'outcome-unknown',
    more: msg('It did not find it. That proves nothing.'),
  }),
  'outcome-unknown': () => ({
    title: msg('Outcome unknown'),
    colour: 'outcome-unknown',
    more: msg('Nothing more is sent until you decide.'),
  }),
  delivered: (event) => ({
    title: event.channel === 'sms' ? msg('Text delivered') : msg('Delivered'),
    colour: 'delivered',
    more: msg('Receipt from the provider'),
  }),
  read: (event) => ({
    title: event.channel === 'nhs-app' ? msg('App message opened') : msg('Opened'),
    colour: 'delivered',
  }),
  'not-delivered': (event) => ({
    title: event.channel === 'sms' ? msg('Text not delivered') : msg('Not delivered'),
    colour: 'failed',
    more: why(event),
  }),
  'next-way': (event) => ({
    title: event.channel === 'sms' ? msg('A text follows at once') : msg('The next way follows at once'),
    colour: 'waiting',
  }),
  'fallback-started': () => ({ title: msg('Not opened in time: a text follows'), colour: 'waiting' }),
  'no-confirmation': () => ({
    title: msg('No receipt came in time'),
    colour: 'no-confirmation',
    more: msg('The provider accepted it. A late receipt still counts.'),
  }),
  stopped: (event) => ({ title: msg('Batch stopped'), colour: 'cancelled', more: by(event) }),
  cancelled: () => ({ title: msg('Cancelled before anything had left'), colour: 'cancelled' }),
  retried: (event) => ({ title: msg('Tried again by staff'), colour: 'waiting', more: by(event) }),
  'sent-again': (event) => ({
    title: msg('Sent again by staff after an unknown outcome'),
    colour: 'waiting',
    more: by(event),
  }),
  'counted-as-sent': (event) => ({
    title: msg('Counted as sent by staff'),
    colour: 'sending',
    more: by(event),
  }),
  'record-written': ({ detail }) => ({
    title:
      detail?.kind === 'not-delivered'
        ? msg('Saved to the record that it was not delivered')
        : msg('Saved to the record'),
    colour: 'emailed',
  }),
  'record-put-off': () => ({
    title: msg('Could not be saved to the record yet'),
    colour: 'no-confirmation',
    more: msg('We try again by ourselves, for up to 7 days.'),
  }),
  answered: () => ({ title: msg('Questionnaire answered'), colour: 'delivered' }),
  'link-opened': () => ({ title: msg('Link opened by the patient'), colour: 'delivered' }),
  'link-locked': () => ({
    title: msg('Link closed: the date of birth was wrong 5 times'),
    colour: 'failed',
    more: msg('You can give the patient a new link.'),
  }),
  'link-not-me': () => ({
    title: msg('Somebody answered: this is not me'),
    colour: 'failed',
    more: msg('Check whose number or address this is.'),
  }),
  'link-cannot-open': () => ({
    title: msg('Somebody answered: I cannot open this'),
    colour: 'failed',
    more: msg('Reach the patient in another way, or give them a new link.'),
  }),
  'link-revoked': (event) => ({ title: msg('Link revoked'), colour: 'skipped', more: by(event) }),
  'link-issued-again': (event) => ({ title: msg('New link issued'), colour: 'sending', more: by(event) }),
  'link-extended': (event) => ({ title: msg('Link given more time'), colour: 'sending', more: by(event) }),
  'record-retried': () => ({
    title: msg('Saving to the record was tried again'),
    colour: 'emailed',
  }),
  'record-gap': () => ({
    title: msg('Not saved to the record'),
    colour: 'failed',
    more: msg('Enter it in the record by hand.'),
  }),
}

function handedOver(channel: Channel | undefined): string {
  return channel === undefined ? msg('Handed over') : msg(str`Handed over: ${channelWords(channel)}`)
}

function taken(channel: Channel | undefined): string {
  if (channel === 'email') return msg('Emailed')
  if (channel === 'nhs-app') return msg('Sent to the NHS App')
  return channel === 'sms' ? msg('Text sent') : msg('Sent')
}

function by({ detail }: TimelineEvent): string | undefined {
  return typeof detail?.by === 'string' ? msg(str`By ${detail.by}`) : undefined
}

/** The reason, where it says more than the title does. */
function why({ code, detail }: TimelineEvent): string | undefined {
  if (typeof detail?.why !== 'string' || plainReasons[code] === detail.why) return undefined
  return failureWords(detail.why)
}

const plainReasons: Readonly<Record<string, string>> = {
  refused: 'refused-by-provider',
  'not-delivered': 'not-delivered',
}

function reason({ detail }: TimelineEvent): string | undefined {
  return typeof detail?.why === 'string' ? reasonWords(detail.why).title : undefined
}
