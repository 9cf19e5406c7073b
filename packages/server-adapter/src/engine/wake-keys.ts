import { channels, type Channel, type DueKind } from '@carebatch/core'

/** The kinds of work, each with its own workers. A key of the scheduler is one of these and an organisation. */
export const laneNames = [
  ...channels.map((channel) => `dispatch-${channel}` as const),
  'submissions',
  'fallbacks',
  'deadlines',
  'records',
  'look-ups',
  'unfinished',
  'webhooks',
  'drafts',
] as const
export type LaneName = (typeof laneNames)[number]

export function wakeKey(kind: DueKind, organisation: string, channel: Channel | undefined): string {
  return `${laneOf(kind, channel)}:${organisation}`
}

function laneOf(kind: DueKind, channel: Channel | undefined): LaneName {
  switch (kind) {
    case 'send':
      return `dispatch-${channel ?? 'sms'}`
    case 'fallback':
      return 'fallbacks'
    case 'receipt-deadline':
      return 'deadlines'
    case 'record':
      return 'records'
  }
}

/** The lane that a key wakes, or undefined for a key that is not ours. */
export function laneOfKey(key: string): LaneName | undefined {
  const name = key.slice(0, key.indexOf(':'))
  return laneNames.find((lane) => lane === name)
}
