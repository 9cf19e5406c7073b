/** Wrong dates of birth after which a link is closed for good: 5 in total, whoever typed them, wherever. */
export const triesPerLink = 5

/** What of a stored link decides whether it opens. Instants in milliseconds since 1970. */
export interface LinkStanding {
  readonly wrongTries: number
  readonly expiresAt: number
  readonly revokedAt: number | undefined
}

/**
 * `revoked`: withdrawn by the practice, for good. `locked`: too many wrong tries. `expired`: its time is over, and staff
 * can extend it. Only `open` links lead to the gate.
 */
export const linkStates = ['open', 'expired', 'locked', 'revoked'] as const
export type LinkState = (typeof linkStates)[number]

/** The first that holds: revoked, locked, expired. No way leads back from the first two. */
export function linkState({ wrongTries, expiresAt, revokedAt }: LinkStanding, now: number): LinkState {
  if (revokedAt !== undefined) return 'revoked'
  if (wrongTries >= triesPerLink) return 'locked'
  return now >= expiresAt ? 'expired' : 'open'
}

/** How many wrong dates of birth a link still takes. */
export const triesLeft = ({ wrongTries }: Pick<LinkStanding, 'wrongTries'>): number =>
  Math.max(0, triesPerLink - wrongTries)
