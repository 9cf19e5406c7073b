/**
 * Lets the event loop run: a page paints and takes clicks. A message is used because timers are held back to 4 ms in a
 * page, and to a second where it is in the background.
 *
 * @throws the reason of `signal` where that has been aborted
 */
export async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
  signal?.throwIfAborted()
}

/** Takes the steps one after the other and lets the event loop run in between. */
export async function resting<Result>(
  steps: Generator<undefined, Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await nextTurn(signal)
  }
}
