import type { LiveSnapshot } from './live-snapshots.ts'

/** Proxies and clients give up on a connection that says nothing for long. */
const heartbeatMs = 15_000
const heartbeat = ':\n\n'

export interface EventStream {
  readonly event: string
  readonly snapshots: AsyncIterable<LiveSnapshot<unknown>>
  /** The reader has gone. */
  readonly onLeft: () => void
  readonly onFailure: (error: unknown) => void
}

/** Snapshots as `text/event-stream` (HTML standard, 9.2), with heartbeats, until they end or are left. */
export function eventStream(stream: EventStream): Response {
  let isOpen = true
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => isOpen && controller.enqueue(new TextEncoder().encode(text))
      // At once, since what the reader knows already is not sent again: it sees that it is connected.
      send(heartbeat)
      const beating = setInterval(send, heartbeatMs, heartbeat)
      // Not awaited: a stream can be read only after its start is over.
      void pump(stream, send).finally(() => {
        clearInterval(beating)
        if (isOpen) controller.close()
      })
    },
    cancel() {
      isOpen = false
      stream.onLeft()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

async function pump(
  { event, snapshots, onFailure }: EventStream,
  send: (text: string) => void,
): Promise<void> {
  try {
    for await (const { version, snapshot } of snapshots)
      send(`id: ${String(version)}\nevent: ${event}\ndata: ${JSON.stringify(snapshot)}\n\n`)
  } catch (error) {
    // The status has gone out already: the stream ends, and the client comes again.
    onFailure(error)
  }
}
