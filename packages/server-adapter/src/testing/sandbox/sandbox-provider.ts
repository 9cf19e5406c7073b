import { setTimeout as pause } from 'node:timers/promises'
import { CareBatchError } from '@carebatch/core'
import type { SandboxCopies, SandboxCopy, SandboxPage } from '@carebatch/core/wire'
import { acceptCall, type Line } from './accept-call.ts'
import type { Deliver, MovableClock } from '../../ports/sandbox.ts'
import type { Receipt, SendCall, SendOutcome } from '../../ports/sender.ts'
import { openProviderFile } from './provider-file.ts'
import { owedReceipts } from './owed-receipts.ts'
import { readReceiptPost } from './receipt-post.ts'
import { receivedCopies } from './received-copies.ts'
import { sandboxClock } from './sandbox-clock.ts'

export interface SandboxProviderOptions {
  /** An SQLite file of its own, or `:memory:`. */
  readonly file: string
  /** How long a call takes, milliseconds of real time; long enough to be killed in the middle of it. Default: 30. */
  readonly latencyMs?: number
  /** Real time, for tests. */
  readonly real?: () => number
}

/** The other party of the sandbox's senders. It survives the server, reaches nobody, and remembers everything. */
export interface SandboxProvider {
  readonly clock: MovableClock
  send(line: Line, call: SendCall, signal: AbortSignal): Promise<readonly SendOutcome[]>
  readReceipts(request: Request): Promise<readonly Receipt[] | undefined>
  /** Begins to hand over receipts, each until it is answered 2xx. Resolves to the function that ends it. */
  start(deliver: Deliver): Promise<() => Promise<void>>
  deliverDue(): Promise<number>
  nextDueAt(): number | undefined
  copies(organisation: string, page: SandboxPage): SandboxCopies
  openAppMessage(organisation: string, id: string): SandboxCopy | undefined
  /** Copies under one of the server's keys: more than one means that somebody was messaged twice. */
  count(sender: string, key: string): number
  close(): void
}

const lookEveryMs = 250
const longestBackOffMs = 10_000

export function sandboxProvider({
  file,
  latencyMs = 30,
  real = Date.now,
}: SandboxProviderOptions): SandboxProvider {
  const books = openProviderFile(file)
  const clock = sandboxClock(books, real)
  const accept = acceptCall(books, clock.now)
  const owed = owedReceipts(books, clock.now)
  const received = receivedCopies(books, clock.now)
  let deliver: Deliver | undefined
  let delivering = Promise.resolve(0)

  /** One after another: two at once would hand over the same receipts. */
  function deliverDue(): Promise<number> {
    const to = deliver
    if (to === undefined) return Promise.resolve(0)
    delivering = delivering.catch(() => 0).then(() => owed.deliverDue(to))
    return delivering
  }

  async function send(line: Line, call: SendCall, signal: AbortSignal): Promise<readonly SendOutcome[]> {
    await latency(latencyMs / 2, signal)
    const taken = accept(line, call)
    if (taken.receiptsFirst) await deliverDue()
    await latency(latencyMs / 2, signal)
    if (taken.isSilent) throw new CareBatchError('provider-no-answer', { retryable: true })
    return taken.outcomes
  }

  async function keepDelivering(ended: AbortSignal): Promise<void> {
    for (let failures = 0; !ended.aborted;) {
      failures = await deliverDue().then(
        (count) => (count === 0 && isOverdue() ? failures + 1 : 0),
        () => failures + 1,
      )
      const wait = Math.min(longestBackOffMs, lookEveryMs * 2 ** failures)
      await pause(wait, undefined, { signal: ended }).catch(() => undefined)
    }
  }

  const isOverdue = () => (owed.nextDueAt() ?? Infinity) <= clock.now()

  return {
    clock,
    send,
    deliverDue,
    readReceipts: (request) => readReceiptPost(request, books.secret),
    async start(to) {
      deliver = to
      const end = new AbortController()
      const ended = keepDelivering(end.signal)
      return async () => {
        end.abort()
        await ended
        deliver = undefined
      }
    },
    nextDueAt: owed.nextDueAt,
    copies: received.page,
    openAppMessage: received.open,
    count: received.count,
    close: books.close,
  }
}

async function latency(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch((cause: unknown) => {
    throw new CareBatchError('provider-no-answer', { retryable: true, cause })
  })
}
