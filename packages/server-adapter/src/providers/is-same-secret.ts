import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether somebody brought the secret itself. Takes the same time for every wrong one, also for one of another length. */
export function isSameSecret(given: string | null | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(secret))
}
