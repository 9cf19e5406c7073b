/**
 * Why nothing new leaves from a batch for now, each with what it means. What is on its way goes on. docs/reference/holds.md
 * has a row for each.
 */
export const batchHoldReasons = {
  paused: 'Staff paused the batch',
  'refused-in-a-row': 'A provider refused so many messages in a row that something is wrong with all of them',
  'outside-window': 'It is outside the hours in which the organisation sends',
  late: 'The messages are due for more than 15 minutes, since nothing was sent in the meantime',
} as const
export type BatchHoldReason = keyof typeof batchHoldReasons

/** Why nothing new leaves from a whole organisation, until a person with the right releases it. */
export const organisationHoldReasons = {
  stopped: 'Staff stopped everything',
  'clock-jump': 'The clock of the server jumped by more than 5 minutes, so nobody knows what is due',
  restored: 'The server started from a backup: what left since is not known to it',
} as const
export type OrganisationHoldReason = keyof typeof organisationHoldReasons
