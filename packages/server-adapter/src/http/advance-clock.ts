import type { Engine } from '../engine/engine.ts'
import type { Sandbox } from '../ports/sandbox.ts'

type Due = Pick<Engine, 'settle' | 'nextDueAt'>
type Movable = Pick<Sandbox, 'clock' | 'deliverDue' | 'nextDueAt'>

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * Moves the sandbox's clock so that everything that falls due on the way happens in its order and at its time: from one
 * due thing to the next, in hops of at most an hour and, where much is due, of at least a minute. One move at a time.
 */
export function advanceClock(engine: Due, sandbox: Movable): (ms: number) => Promise<void> {
  let last: Promise<void> = Promise.resolve()

  async function advance(ms: number): Promise<void> {
    const target = sandbox.clock.now() + ms
    await catchUp(engine, sandbox)
    for (let left = ms; left > 0; left = target - sandbox.clock.now()) {
      sandbox.clock.advance(Math.min(left, await nextHop(engine, sandbox)))
      await catchUp(engine, sandbox)
    }
  }

  return (ms) => {
    const mine = last.then(() => advance(ms))
    last = mine.catch(() => undefined)
    return mine
  }
}

/** What is due now has happened, and what that caused at once. */
async function catchUp(engine: Due, sandbox: Movable): Promise<void> {
  do await engine.settle()
  while ((await sandbox.deliverDue()) > 0)
}

async function nextHop(engine: Due, { clock, nextDueAt }: Movable): Promise<number> {
  const due = Math.min((await engine.nextDueAt()) ?? Infinity, nextDueAt() ?? Infinity)
  return Math.min(hourMs, Math.max(minuteMs, due - clock.now()))
}
