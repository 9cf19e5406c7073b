import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  batchTypes,
  clinicalSystems,
  instantFrom,
  parseNhsNumber,
  type BatchType,
  type PatientFacts,
} from '@carebatch/core'
import type { Batch, ListRow, NewBatch } from '@carebatch/core/wire'
import type { Actor } from '../ports/authoriser.ts'
import type { BatchStore } from '../ports/batch-store.ts'
import type { PatientLookup } from '../ports/patient-lookup.ts'
import type { RecordEntry, RecordOutcome, RecordWriter } from '../ports/record-writer.ts'
import type { Scheduler } from '../ports/scheduler.ts'
import type { Receipt, Sender } from '../ports/sender.ts'
import { virtualClock, type VirtualClock } from '../testing/virtual-clock.ts'
import { createEngine } from './create-engine.ts'
import type { EngineOptions } from './engine-options.ts'
import type { Engine } from './engine.ts'
import type { StepName } from './steps.ts'
import { testStore, testStoreKinds, type TestStoreKind } from './test-store.fixtures.ts'

/** Tuesday 24 November 2026, 10:00 in London. */
export const tuesday = Date.UTC(2026, 10, 24, 10)
export const minutes = 60_000
export const hours = 60 * minutes

export const larkfield: Actor = {
  organisation: {
    id: 'larkfield',
    name: 'Larkfield Surgery',
    odsCode: 'Y00001',
    clinicalSystem: 'systmone',
    country: 'england',
  },
  user: { id: 'priya', name: 'Priya Nandi' },
  permissions: ['batches:read', 'batches:send', 'settings:write'],
  hasAccess: true,
}

/** Of no time at all: only the sweep and `settle` find work. */
export const deafScheduler: Scheduler = {
  supports: { manyProcesses: false },
  async start() {},
  async wakeAt() {},
  async stop() {},
}

export interface Person {
  readonly email?: string
  /** Has the NHS App with notifications on. */
  readonly app?: boolean
  readonly phone?: string
  readonly name?: string
  readonly leftOut?: boolean
}

/** The n-th valid NHS number of the test range. */
export function testNhsNumber(n: number): string {
  const found = [...Array(11).keys()].flatMap(
    (digit) => parseNhsNumber(`999${String(n).padStart(6, '0')}${digit}`) ?? [],
  )
  return found[0] ?? testNhsNumber(n + 500_000)
}

export function listRow(line: number, person: Person = {}): ListRow {
  const { email, phone = `+447700900${String(line % 900).padStart(3, '0')}`, name, leftOut } = person
  return {
    line,
    nhsNumber: testNhsNumber(line),
    phone,
    dateOfBirth: instantFrom(Date.UTC(1970, 0, 1 + line)).slice(0, 10) as NonNullable<ListRow['dateOfBirth']>,
    ...(email !== undefined && { email }),
    ...(name !== undefined && { name: { full: name, first: name.split(' ')[0] ?? name } }),
    ...(leftOut !== undefined && { leftOut }),
    given: {
      nhsNumber: true,
      phone: phone !== '',
      dateOfBirth: true,
      email: email !== undefined,
      name: name !== undefined,
    },
    fields: {},
  }
}

export interface RecordShelf extends RecordWriter {
  readonly entries: Map<string, RecordEntry>
  outcome: (entry: RecordEntry) => RecordOutcome
}

export function recordShelf(): RecordShelf {
  const entries = new Map<string, RecordEntry>()
  const shelf: RecordShelf = {
    name: 'shelf',
    supports: { concurrency: 8 },
    entries,
    outcome: () => ({ kind: 'written' }),
    async write(entry) {
      const outcome = shelf.outcome(entry)
      if (outcome.kind === 'written') entries.set(entry.key, entry)
      return outcome
    },
  }
  return shelf
}

export interface TestEngineOptions {
  readonly senders: readonly Sender[]
  readonly people?: readonly Person[]
  /** What a look-up says beyond "found, registered here". Throws: nobody answers. */
  readonly answer?: (nhsNumber: string, at: number) => Partial<PatientFacts>
  /** Default: sqlite. */
  readonly store?: TestStoreKind
  readonly wrapStore?: (store: BatchStore) => BatchStore
  readonly engine?: Partial<EngineOptions>
  readonly realTime?: () => number
}

export interface TestEngine {
  readonly engine: Engine
  readonly clock: VirtualClock
  readonly shelf: RecordShelf
  readonly failures: readonly string[]
  readonly folder: string
  /** Lets time pass from one due thing to the next, and settles at each. */
  advance(ms: number): Promise<void>
  /** Lists and confirms these people; comes back before anything has left. */
  confirm(people: readonly Person[], more?: Partial<NewBatch>): Promise<Batch>
  /** Confirms, and lets the undo grace pass. */
  send(people: readonly Person[], more?: Partial<NewBatch>): Promise<Batch>
  states(batch: Batch): Promise<readonly string[]>
  receipt(sender: Sender, key: string, what: Receipt['what'], id?: string): Promise<void>
  /**
   * The process ends without a goodbye, and another one starts on the same database. `diesAt`: where that one dies, the
   * first time that it comes there.
   */
  restart(more?: Partial<EngineOptions>, diesAt?: StepName): Promise<void>
  /** A second worker on the same database, with hands of its own. */
  another(more?: Partial<EngineOptions>): Engine
  close(): Promise<void>
}

/** An engine on a real SQLite file, with a clock that stands still until it is moved. */
export async function testEngine(options: TestEngineOptions): Promise<TestEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
  const clock = virtualClock({ start: tuesday })
  const shelf = recordShelf()
  const people = new Map<string, Person>()
  const failures: string[] = []
  let receipts = 0
  const database = await testStore(options.store ?? 'sqlite', folder, options.realTime)
  let store: BatchStore
  let engine: Engine

  async function open(more: Partial<EngineOptions> = {}, diesAt?: StepName): Promise<void> {
    const raw = dyingAt(database.make(), diesAt)
    store = raw
    await raw.open()
    engine = engineOn(options.wrapStore?.(raw) ?? raw, more)
  }

  function engineOn(opened: BatchStore, more: Partial<EngineOptions>): Engine {
    return createEngine({
      store: opened,
      clock,
      scheduler: deafScheduler,
      senders: options.senders,
      recordWriter: shelf,
      patientLookup: lookup(clock, options.answer),
      nhsAppAccounts: {
        name: 'accounts',
        async lookUp(_organisation, nhsNumbers) {
          const having = nhsNumbers.filter((number) => people.get(number)?.app === true)
          return new Map(having.map((number) => [number, { notifications: true }]))
        },
      },
      clinicalSystems,
      batchTypes: batchTypes as readonly BatchType[],
      sandbox: true,
      logger: {
        info() {},
        warn() {},
        error: (fields, text) => void failures.push(`${text} ${JSON.stringify(fields)}`),
      },
      ...options.engine,
      ...more,
    })
  }
  await open()

  const self: TestEngine = {
    get engine() {
      return engine
    },
    clock,
    shelf,
    failures,
    folder,
    async advance(ms) {
      const target = clock.now() + ms
      await engine.settle()
      while (clock.now() < target) {
        const next = (await engine.nextDueAt()) ?? target
        // What is due and cannot be claimed yet stays due: not each millisecond is looked at until it can.
        const then = next > clock.now() ? next : clock.now() + minutes
        clock.advance(Math.min(target, then) - clock.now())
        await engine.settle()
      }
    },
    async confirm(listed, more = {}) {
      listed.forEach((person, index) => people.set(testNhsNumber(index + 2), person))
      const list = await engine.createPatientList(larkfield, {
        clinicalSystem: 'systmone',
        fileName: 'list.csv',
        rows: listed.length,
        contactDetailsFromList: false,
      })
      const rows = listed.map((person, index) => listRow(index + 2, person))
      for (let at = 0; at < rows.length; at += 1000) {
        await engine.putListRows(larkfield, list.id, rows.slice(at, at + 1000))
      }
      await engine.lookUpList(larkfield, list.id)
      await engine.settle()
      return engine.confirmBatch(larkfield, newBatch(list.id, listed, more), `key-${list.id}`)
    },
    async send(listed, more) {
      const batch = await self.confirm(listed, more)
      await self.advance(30_000)
      return batch
    },
    async states(batch) {
      const { messages } = await engine.listMessages(larkfield, batch.id, { limit: 100_000 })
      return messages.map(({ state }) => state)
    },
    async receipt(sender, key, what, id = `receipt-${++receipts}`) {
      await engine.applyReceipts(sender.name, [{ id, key, what, at: clock.now() }])
    },
    another: (more = {}) => engineOn(options.wrapStore?.(store) ?? store, more),
    async restart(more, diesAt) {
      await store.close()
      await open(more, diesAt)
    },
    async close() {
      await store.close()
      await database.end()
      rmSync(folder, { recursive: true })
    },
  }
  return self
}

/** A store whose process dies before a step commits, once. */
function dyingAt(store: BatchStore, diesAt: StepName | undefined): BatchStore {
  let isAlive = true
  return {
    ...store,
    async transaction(name, work) {
      if (name !== diesAt || !isAlive) return store.transaction(name, work)
      isAlive = false
      throw new Error('the process died')
    },
  }
}

export function newBatch(list: string, people: readonly Person[], more: Partial<NewBatch> = {}): NewBatch {
  return {
    name: 'Flu vaccination',
    batchType: 'message',
    patientList: list,
    message: { subject: 'Your vaccination', body: 'Please call us to book.', greeting: false },
    schedule: { kind: 'now' },
    expected: {
      patients: people.length,
      contactable: people.filter(({ leftOut, phone }) => leftOut !== true && phone !== '').length,
    },
    ...more,
  }
}

function lookup(clock: VirtualClock, answer: TestEngineOptions['answer']): PatientLookup {
  return {
    name: 'register',
    supports: { maxPerCall: 100, perSecond: Infinity },
    async lookUp(_organisation, subjects) {
      return subjects.map(({ nhsNumber }) => ({
        nhsNumber,
        answer: 'found' as const,
        asOf: instantFrom(clock.now()),
        registeredHere: true,
        ...answer?.(nhsNumber, clock.now()),
      }))
    },
  }
}

/** One test with an engine of its own, which is closed whether it passes or not; a worker that failed fails the test. */
export function withEngine(
  options: TestEngineOptions,
  run: (t: TestEngine) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const t = await testEngine(options)
    try {
      await run(t)
      if (t.failures.length > 0) throw new Error(t.failures.join('; '))
      await checkBooks(t)
    } finally {
      await t.close()
    }
  }
}

/** The same test on each kind of database; `options` are made anew for each. */
export function onEachStore(
  name: string,
  options: () => TestEngineOptions,
  run: (t: TestEngine, options: TestEngineOptions) => Promise<void>,
): void {
  for (const store of testStoreKinds) {
    test(`${name} (${store})`, () => {
      const made = { ...options(), store }
      return withEngine(made, (t) => run(t, made))()
    })
  }
}

/** Whatever happened in a test: every batch adds up, and its counts are those of its rows. */
async function checkBooks({ engine }: TestEngine): Promise<void> {
  for (const { id, name } of (await engine.listBatches(larkfield)).batches) {
    const { agrees } = await engine.reconcile(larkfield, id)
    if (!agrees) throw new Error(`the counts of ${name} are not those of its rows`)
  }
}

export const total = (copies: ReadonlyMap<string, number>): number =>
  [...copies.values()].reduce((sum, count) => sum + count, 0)

/** The one message of a batch of one. */
export async function onlyMessage({ engine }: TestEngine, batch: Batch) {
  const { messages } = await engine.listMessages(larkfield, batch.id, { limit: 2 })
  const [first] = messages
  if (first === undefined || messages.length > 1) throw new Error('not a batch of one')
  return engine.readMessage(larkfield, batch.id, first.id)
}

export const codes = (detail: {
  readonly timeline: readonly { readonly code: string }[]
}): readonly string[] => detail.timeline.map(({ code }) => code)
