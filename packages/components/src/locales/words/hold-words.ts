import { msg } from '@lit/localize'
import type { BatchHoldReason, OrganisationHoldReason } from '@carebatch/core'

/** Why one patient's message is held back, as a sentence. Codes: docs/reference/holds.md. */
export function heldWords(why: string): string {
  return Object.hasOwn(held, why) ? held[why as BatchHoldReason]() : msg('Sending is held back.')
}

const held: Readonly<Record<BatchHoldReason, () => string>> = {
  paused: () => msg('Staff paused the batch.'),
  'refused-in-a-row': () => msg('The provider refused many messages in a row, so sending paused.'),
  'outside-window': () => msg('It was outside the hours in which you send.'),
  late: () => msg('It was due more than 15 minutes ago, so it waits for a decision.'),
}

/** What holds a whole organisation back, as a title. */
export function organisationHoldTitle(why: OrganisationHoldReason): string {
  return organisationHolds[why]()
}

const organisationHolds: Readonly<Record<OrganisationHoldReason, () => string>> = {
  stopped: () => msg('All sending is stopped'),
  'clock-jump': () => msg('Sending is held: the clock of the server jumped'),
  restored: () => msg('Sending is held: the server started from a backup'),
}
