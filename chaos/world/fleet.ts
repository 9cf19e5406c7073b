import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { firstLine, script } from './script.ts'
import type { WorkerOrders } from './worker-orders.ts'

export interface FleetWorker {
  readonly name: string
  readonly process: ChildProcess
  /** Said so less than a moment ago. */
  rests(): boolean
}

/** Real worker processes over one ledger. */
export interface Fleet {
  readonly workers: readonly FleetWorker[]
  /** One more, which is at work when this resolves. */
  hire(): Promise<FleetWorker>
  /** SIGKILL, and it is gone when this resolves. */
  kill(worker: FleetWorker): Promise<void>
  /** Resolves when nothing is left to do, or after so long. Says which. */
  untilRest(forMs: number): Promise<boolean>
  /** Each finishes what it is at, and ends. */
  dismiss(): Promise<void>
  /** SIGKILL for whoever is left, stopped or not. */
  abandon(): Promise<void>
}

let hired = 0
const worker = new URL('worker-process.ts', import.meta.url)

export function fleet(orders: Omit<WorkerOrders, 'name'>): Fleet {
  const workers: FleetWorker[] = []
  const without = (one: FleetWorker) => workers.splice(workers.indexOf(one), 1)

  return {
    workers,
    async hire() {
      const name = `w${++hired}`
      const one = watched(name, script(worker, [JSON.stringify({ ...orders, name })]))
      workers.push(one)
      if ((await firstLine(one.process)) === '') throw new Error('a worker ended before it began')
      return one
    },
    async kill(one) {
      const ended = exitOf(one.process)
      one.process.kill('SIGKILL')
      await ended
      without(one)
    },
    async untilRest(forMs) {
      const end = Date.now() + forMs
      while (Date.now() < end) {
        if (workers.length > 0 && workers.every((one) => one.rests())) return true
        await pause(50)
      }
      return false
    },
    async dismiss() {
      const ended = workers.map(({ process: child }) => exitOf(child))
      for (const one of workers) one.process.kill('SIGTERM')
      await Promise.all(ended)
      workers.length = 0
    },
    async abandon() {
      for (const one of [...workers]) await this.kill(one)
    },
  }
}

const freshMs = 1_000

async function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function watched(name: string, child: ChildProcess): FleetWorker {
  let restedAt = 0
  child.on('message', (message: { rests: boolean }) => {
    restedAt = message.rests ? Date.now() : 0
  })
  return { name, process: child, rests: () => Date.now() - restedAt < freshMs }
}
