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
