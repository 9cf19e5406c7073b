import { CareBatchError } from '../errors.ts'
import { instantFrom } from '../primitives/instant.ts'
import type { PatientFacts } from '../contactability/patient-facts.ts'
import type {
  BatchToSend,
  ConfirmedBatch,
  DraftBackend,
  EarlierUse,
  ListProgress,
  RowToSend,
} from './draft-backend.ts'

/** A server in memory that can go away between two calls, or after it has done what it was asked. */
export interface MemoryBackend extends DraftBackend {
  readonly calls: string[]
  readonly rows: Map<number, RowToSend>
  /** Rows of the newest list. */
  readonly announced: number
  readonly batches: Map<string, BatchToSend>
  /** How many calls are answered before the server goes away; counted down. */
  answersLeft: number
  /** The next confirmation is done, and its answer lost. */
  losesNextAnswer: boolean
  factsOf: (row: RowToSend) => Partial<PatientFacts>
  uses: readonly EarlierUse[]
}

export const gone = () => new CareBatchError('server-unreachable', { retryable: true })
const at = instantFrom(Date.UTC(2026, 10, 24, 10))

export function memoryBackend(): MemoryBackend {
  const state = { announced: 0 }
  const answer = (call: string) => {
    if (backend.answersLeft <= 0) throw gone()
    backend.answersLeft -= 1
    backend.calls.push(call)
  }
  const progress = (lookedUp: number): ListProgress => ({
    id: 'list-1',
    state: lookedUp < state.announced ? 'looking-up' : 'ready',
    rows: state.announced,
    received: backend.rows.size,
    lookedUp,
    noAnswer: 0,
  })
  const backend: MemoryBackend = {
    calls: [],
    rows: new Map(),
    get announced() {
      return state.announced
    },
    batches: new Map(),
    answersLeft: Infinity,
    losesNextAnswer: false,
    factsOf: () => ({}),
    uses: [],
    async createPatientList({ rows }) {
      answer('create')
      state.announced = rows
      return progress(0)
    },
    async putListRows(_list, rows) {
      answer(`put ${rows.length}`)
      for (const row of rows) backend.rows.set(row.line, row)
      return progress(0)
    },
    async lookUpList() {
      answer('look-up')
      return progress(0)
    },
    async lookUpAgain(_list, lines) {
      answer(`again ${lines.join()}`)
      return progress(0)
    },
    async earlierUses() {
      answer('earlier-uses')
      return { uses: backend.uses }
    },
    async *watchPatientList() {
      answer('watch')
      yield progress(Math.floor(state.announced / 2))
      yield progress(state.announced)
    },
    async listFacts(_list, after) {
      answer(`facts ${after}`)
      const later = [...backend.rows.values()]
        .filter(({ line }) => line > after)
        .sort((a, b) => a.line - b.line)
      const page = later.slice(0, 5_000)
      const next = later.length > page.length ? page.at(-1)?.line : undefined
      return { facts: page.map((row) => ({ line: row.line, facts: facts(row, backend.factsOf(row)) })), next }
    },
    async confirmBatch(batch, key) {
      answer('confirm')
      const known = backend.batches.get(key)
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(batch)) {
        throw new CareBatchError('idempotency-key-reused')
      }
      backend.batches.set(key, batch)
      if (!backend.losesNextAnswer) return confirmed(batch, key)
      backend.losesNextAnswer = false
      throw gone()
    },
  }
  return backend
}

function facts(row: RowToSend, more: Partial<PatientFacts>): PatientFacts {
  return { nhsNumber: row.nhsNumber ?? '', answer: 'found', asOf: at, registeredHere: true, ...more }
}

function confirmed(batch: BatchToSend, key: string): ConfirmedBatch {
  return {
    id: `batch-${key}`,
    name: batch.name,
    patients: batch.expected.patients,
    createdBy: 'Priya Nandi',
    createdAt: at,
  }
}
