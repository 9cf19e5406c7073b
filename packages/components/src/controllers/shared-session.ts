import type { BatchClient } from '@carebatch/core/client'
import type { Session } from '@carebatch/core/wire'

const sessions = new WeakMap<BatchClient, Promise<Session>>()
const answered = new WeakMap<BatchClient, Session>()

/** One answer of `GET /v1/session` for all elements that use the same client. A failed one is not kept. */
export function sharedSession(client: BatchClient): Promise<Session> {
  const known = sessions.get(client)
  if (known !== undefined) return known
  const session = client.session()
  sessions.set(client, session)
  session.then(
    (answer) => answered.set(client, answer),
    () => sessions.delete(client),
  )
  return session
}

/** The session where it is known already, so that an element inside another one shows its content at once. */
export function knownSession(client: BatchClient): Session | undefined {
  return answered.get(client)
}
