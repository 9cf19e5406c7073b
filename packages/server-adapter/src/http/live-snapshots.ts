export interface LiveSource<T> {
  /** Another version than this, as soon as there is one; undefined: the reader has left. */
  readonly versionAfter: (seen: number | undefined) => Promise<number | undefined>
  readonly read: () => Promise<T>
  /** Of the last snapshot that the reader has, from a connection before this one. */
  readonly known?: number | undefined
}

export interface LiveSnapshot<T> {
  /** Rises with every change; what was read is at least as new. */
  readonly version: number
  readonly snapshot: T
}

/**
 * A snapshot now, unless it is known, and one after each change, whichever process made it. Rejects if the first cannot
 * be read, so that it can still be told as a problem. Several changes between two looks are one snapshot: the newest.
 */
export async function liveSnapshots<T>(source: LiveSource<T>): Promise<AsyncIterable<LiveSnapshot<T>>> {
  // The version first: what changes between the two is sent once more rather than never.
  const version = await source.versionAfter(undefined)
  return following(source, version, await source.read())
}

async function* following<T>(
  { versionAfter, read, known }: LiveSource<T>,
  version: number | undefined,
  first: T,
): AsyncGenerator<LiveSnapshot<T>> {
  if (version === undefined) return
  if (version !== known) yield { version, snapshot: first }
  for (let seen = await versionAfter(version); seen !== undefined; seen = await versionAfter(seen)) {
    yield { version: seen, snapshot: await read() }
  }
}
