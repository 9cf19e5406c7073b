import type { Engine } from '@carebatch/server-adapter/engine/engine'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { Clock } from '@carebatch/server-adapter/ports/clock'
import type { Sender } from '@carebatch/server-adapter/ports/sender'
import { webhookTypes } from '@carebatch/server-adapter/ports/webhook-endpoint'
import { line } from '../provider/line.ts'
import type { DedupeKind } from '../provider/behaviour.ts'
import type { Provider } from '../provider/start-provider.ts'
import type { Patient } from '../world/patients.ts'
import { storeAt, type StoreAt } from '../world/store-at.ts'
import { appAccounts, minute, register, start, surgery } from '../world/surgery.ts'
import { mortal, type Mortal, type Point } from './mortal.ts'

/** What a life goes on: one ledger, one provider, and a process that dies once and is started again. */
export interface Life {
  readonly engine: Engine
  readonly store: BatchStore
  readonly provider: Provider
  readonly people: readonly Patient[]
  /** What the people outside know: it survives the process. */
  readonly memory: Memory
  /** Hours, minutes … since the beginning, as its clock shows. */
  readonly now: () => number
  /** Lets time pass from one due thing to the next until `target`, and settles at each. Where it was cut off, it goes on. */
  until(target: number): Promise<void>
  /** Moves the clock on, and nobody was there to see it. */
  sleep(ms: number): void
  /** The clock is put forward or back: it is no longer what passes. */
  step(ms: number): void
  /** The process is told to end while it waits for a look-up, and does; another one is started. */
  endWhileAsking(): Promise<void>
}

export interface Memory {
  list?: string
  /** Nobody answers look-ups. */
  areLookUpsDown: boolean
  /** Every message is refused, which the provider does not even look at. */
  isRefusing: boolean
  areEntriesRefused: boolean
  draft?: string
  /** By the names of batches, as are who is on the lists; without a word: everybody. */
  readonly lists: Map<string, string>
  readonly listed: Map<string, readonly Patient[]>
  readonly batches: Map<string, string>
  /** Ids of events that the host was told, in order. */
  readonly told: string[]
  readonly undelivered: Set<string>
  readonly countedAsSent: Set<string>
  readonly sentAgain: Set<string>
}

/** Something that a person, a patient or time does. Cut off by a crash, it is done again. */
export interface Act {
  readonly name: string
  run(life: Life): Promise<void>
}

export interface LifeOrders {
  readonly at: StoreAt
  readonly provider: Provider
  readonly dedupe: DedupeKind
  readonly people: readonly Patient[]
  readonly acts: readonly Act[]
  /** Number of the point at which the process dies, or its name. Beyond the last: it does not. */
  readonly diesAt: number | Point
  /** Whether a host is told by webhooks what becomes of batches. */
  readonly hears?: boolean
}

const callTimeoutMs = 150
const leaseMs = 60_000

/** Runs all acts; the process dies once on the way. Resolves with how it went; the ledger is left as it is. */
export async function live(
  orders: LifeOrders,
  examine: (life: Life) => Promise<void>,
): Promise<Pick<Mortal, 'passed' | 'isAlive'>> {
  const first = mortal(orders.diesAt)
  const process = processOf(orders, first)
  await process.begin()
  try {
    for (const act of orders.acts) await actOut(process, act)
    await examine(process.life)
    return first
  } finally {
    await process.end()
  }
}

/** Says no by itself for as long as it is to. */
const refusing = (memory: Memory, sender: Sender): Sender => ({
  ...sender,
  send: async (call, signal) =>
    memory.isRefusing
      ? call.messages.map(() => ({ kind: 'refused', why: 'refused-by-provider' }))
      : sender.send(call, signal),
})

type Process = ReturnType<typeof processOf>

async function actOut(process: Process, act: Act): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await act.run(process.life)
      if (process.isAlive()) return
    } catch (failure) {
      if (process.isAlive() || tries > 1)
        throw new Error(`${act.name}: ${String(failure)}`, { cause: failure })
    }
    await process.startAgain()
  }
}

function processOf({ at, provider, dedupe, people, hears = false }: LifeOrders, first: Mortal) {
  let current: Mortal = first
  /** Each start comes when the leases of the dead have run out. */
  let aheadMs = 0
  let [wall, steady] = [start, 0]
  const clock: Clock = { now: () => wall, monotonic: () => steady }
  const app = new Set(people.filter(({ way }) => way === 'app').map(({ nhsNumber }) => nhsNumber))
  const memory: Memory = {
    areLookUpsDown: false,
    isRefusing: false,
    areEntriesRefused: false,
    lists: new Map(),
    listed: new Map(),
    batches: new Map(),
    told: [],
    undelivered: new Set(),
    countedAsSent: new Set(),
    sentAgain: new Set(),
  }
  let store: BatchStore
  let engine: Engine
  let whileAsking: (() => void) | undefined

  async function begin(): Promise<void> {
    store = storeAt(at, () => aheadMs)
    await store.open()
    const found = register(clock)
    engine = surgery({
      store: current.store(store),
      clock,
      senders: (['sms', 'nhs-app', 'email'] as const).map((channel) =>
        current.sender(refusing(memory, line({ port: provider.port, dedupe, channel }))),
      ),
      recordWriter: current.recordWriter({
        name: 'record',
        supports: { concurrency: 50 },
        write: async () =>
          memory.areEntriesRefused ? { kind: 'refused', why: 'not-now' } : { kind: 'written' },
      }),
      patientLookup: current.patientLookup({
        ...found,
        supports: { maxPerCall: 500, perSecond: 1_000 },
        async lookUp(...asked) {
          whileAsking?.()
          if (memory.areLookUpsDown) throw new Error('nobody answers')
          return found.lookUp(...asked)
        },
      }),
      nhsAppAccounts: current.nhsAppAccounts(appAccounts((nhsNumber) => app.has(nhsNumber))),
      webhooks: hears
        ? [
            current.webhook({
              id: 'host',
              events: webhookTypes,
              async deliver({ id }) {
                if (!memory.told.includes(id)) memory.told.push(id)
                return 'delivered'
              },
            }),
          ]
        : [],
      callTimeoutMs,
      leaseMs,
    })
  }

  const pass = (ms: number): void => {
    wall += ms
    steady += ms
  }
  const life: Life = {
    get engine() {
      return engine
    },
    get store() {
      return store
    },
    provider,
    people,
    memory,
    now: () => wall,
    sleep: pass,
    step(ms) {
      wall += ms
    },
    async endWhileAsking() {
      let ended: Promise<void> | undefined
      whileAsking = () => void (ended ??= engine.stop())
      try {
        await engine.start()
        await engine.settle()
      } finally {
        whileAsking = undefined
        await (ended ?? engine.stop())
      }
      await begin()
    },
    async until(target) {
      await engine.settle()
      while (wall < target) {
        const next = (await engine.nextDueAt()) ?? target
        // What is due and held back stays due: time goes on in larger steps then.
        pass(Math.min(target, next <= wall ? wall + 10 * minute : Math.max(next, wall + 1_000)) - wall)
        await engine.settle()
      }
    },
  }

  return {
    life,
    begin,
    isAlive: () => current.isAlive(),
    async startAgain() {
      await engine.settle().catch(() => undefined)
      await engine.stop()
      await store.close()
      current = mortal(Infinity)
      aheadMs += 2 * leaseMs
      await begin()
    },
    async end() {
      await engine.settle().catch(() => undefined)
      await engine.stop()
      await store.close()
    },
  }
}
