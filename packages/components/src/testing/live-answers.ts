/** A live stream for fake clients: says what it is told, then stays open like a real one. */
export async function* stays<Snapshot>(
  snapshots: readonly Snapshot[],
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<Snapshot> {
  yield* snapshots
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
}

/** A live stream that a test feeds: each follower gets every snapshot that is pushed, in order. */
export class LiveFeed<Snapshot> {
  private readonly pushed: Snapshot[] = []
  private readonly wake: (() => void)[] = []

  push(snapshot: Snapshot): void {
    this.pushed.push(snapshot)
    for (const follower of this.wake.splice(0)) follower()
  }

  async *follow({ signal }: { readonly signal: AbortSignal }): AsyncGenerator<Snapshot> {
    for (let next = this.pushed.length; !signal.aborted; next += 1) {
      const snapshot = this.pushed[next] ?? (await this.arrival(next))
      yield snapshot
    }
  }

  private async arrival(index: number): Promise<Snapshot> {
    await new Promise<void>((resolve) => this.wake.push(resolve))
    return this.pushed[index] ?? this.arrival(index)
  }
}
