import type { Session } from '@carebatch/core/wire'

const firstSeen = new WeakMap<Session, number>()

/**
 * The server's time, milliseconds since 1970: what it said at sign-in, and what has passed here since. `newest` is any
 * later moment that the server has named; in test mode its clock can be moved forward.
 */
export function serverTime(session: Session, newest?: string): number {
  const seen = firstSeen.get(session) ?? performance.now()
  firstSeen.set(session, seen)
  const now = Date.parse(session.now) + performance.now() - seen
  return newest === undefined ? now : Math.max(now, Date.parse(newest))
}
