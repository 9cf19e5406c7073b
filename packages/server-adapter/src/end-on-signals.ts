/** What of a process is used, so that a test can be one. */
export interface SignalledProcess {
  on(signal: 'SIGTERM' | 'SIGINT', act: () => void): unknown
  exit(code: number): unknown
}

/** As a shell has it for a process that a signal ended. */
const killed = 128 + 15

/**
 * Ends a process as its host expects: the first SIGTERM or SIGINT ends it in good order, exit code 0; a second one ends
 * it at once. Nothing is lost by that: what was under way is taken over by others, or by the next start.
 */
export function endOnSignals(stop: () => Promise<void>, host: SignalledProcess = process): void {
  let isEnding = false
  const end = () => {
    if (isEnding) return host.exit(killed)
    isEnding = true
    stop().then(
      () => host.exit(0),
      () => host.exit(1),
    )
  }
  host.on('SIGTERM', end)
  host.on('SIGINT', end)
}
