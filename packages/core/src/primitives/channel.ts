/** The ways a message can travel, in the order in which the guide prefers them. */
export const channels = ['email', 'nhs-app', 'sms'] as const

export type Channel = (typeof channels)[number]

export function isChannel(value: unknown): value is Channel {
  return channels.some((channel) => channel === value)
}
