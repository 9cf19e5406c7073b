import type { BatchClient } from '@carebatch/core/client'
import type { Session } from '@carebatch/core/wire'

const sessions = new WeakMap<BatchClient, Promise<Session>>()

/** One answer of `GET /v1/session` for all elements that use the same client. A failed one is not kept. */
export function sharedSession(client: BatchClient): Promise<Session> {
  const known = sessions.get(client)
  if (known !== undefined) return known
  const session = client.session()
  sessions.set(client, session)
  session.catch(() => sessions.delete(client))
  return session
}
