import { setTimeout as pause } from 'node:timers/promises'

export interface LiveSource<T> {
  /** Cheap, asked again and again: another value means that something has changed. */
  readonly version: () => Promise<unknown>
  readonly read: () => Promise<T>
  readonly everyMs: number
  readonly signal: AbortSignal
}

/**
 * A snapshot now and one after each change, whichever process made it. Rejects if the first cannot be read, so that it
 * can still be told as a problem. Several changes between two looks are one snapshot: the newest.
 */
export async function liveSnapshots<T>(source: LiveSource<T>): Promise<AsyncIterable<T>> {
  // The version first: what changes between the two is sent once more rather than never.
  const version = await source.version()
  return following(source, version, await source.read())
}

async function* following<T>(
  { version, read, everyMs, signal }: LiveSource<T>,
  seenAtFirst: unknown,
  first: T,
): AsyncGenerator<T> {
  let seen = seenAtFirst
  yield first
  while (await nextLook(everyMs, signal)) {
    const current = await version()
    if (current === seen) continue
    seen = current
    yield await read()
  }
}

async function nextLook(everyMs: number, signal: AbortSignal): Promise<boolean> {
  return pause(everyMs, true, { signal }).catch(() => false)
}
