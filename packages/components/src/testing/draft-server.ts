import {
  CareBatchError,
  instantFrom,
  type BatchToSend,
  type ConfirmedBatch,
  type DraftBackend,
  type EarlierUse,
  type ListProgress,
  type PatientFacts,
  type RowToSend,
} from '@carebatch/core'
import { tuesdayMorning } from './sessions.ts'

export interface DraftServerOptions {
  readonly facts: (row: RowToSend) => PatientFacts
  /** Stages that never end, for the states of waiting. */
  readonly stopsAt?: 'receiving' | { readonly lookedUp: number; readonly secondsLeft: number }
  /** Rows after which the server is gone. */
  readonly goneAfter?: () => number
  readonly uses?: readonly EarlierUse[]
  readonly confirm?: (batch: BatchToSend) => Promise<ConfirmedBatch>
}

/** A server for the parts of the wizard: keeps rows, looks them up at once, and can stop or go away in the middle. */
export function draftServer(
  options: DraftServerOptions,
): DraftBackend & { readonly rows: Map<number, RowToSend> } {
  const rows = new Map<number, RowToSend>()
  let announced = 0
  const progress = (change: Partial<ListProgress> = {}): ListProgress => ({
    id: 'list-1',
    state: 'looking-up',
    rows: announced,
    received: rows.size,
    lookedUp: 0,
    noAnswer: 0,
    ...change,
  })
  return {
    rows,
    async createPatientList(list) {
      announced = list.rows
      return progress({ state: 'receiving' })
    },
    async putListRows(_list, sent) {
      if (options.stopsAt === 'receiving') await new Promise(() => {})
      if (options.goneAfter !== undefined && rows.size >= options.goneAfter())
        throw new CareBatchError('server-unreachable', { retryable: true })
      for (const row of sent) rows.set(row.line, row)
      return progress({ state: 'receiving' })
    },
    lookUpList: async () => progress(),
    lookUpAgain: async () => progress(),
    earlierUses: async () => ({ uses: options.uses ?? [] }),
    async *watchPatientList() {
      if (typeof options.stopsAt === 'object') {
        yield progress(options.stopsAt)
        await new Promise(() => {})
      }
      yield progress({ state: 'ready', lookedUp: announced, noAnswer: noAnswers(rows, options) })
    },
    listFacts: async () => ({
      facts: [...rows.values()].map((row) => ({ line: row.line, facts: options.facts(row) })),
    }),
    confirmBatch: options.confirm ?? confirmed,
  }
}

function noAnswers(rows: ReadonlyMap<number, RowToSend>, { facts }: DraftServerOptions): number {
  return [...rows.values()].filter((row) => facts(row).answer === 'no-answer').length
}

async function confirmed({ name, expected }: BatchToSend): Promise<ConfirmedBatch> {
  return {
    id: 'batch-1',
    name,
    patients: expected.patients,
    createdBy: 'Priya Nandi',
    createdAt: instantFrom(tuesdayMorning),
    undoUntil: instantFrom(tuesdayMorning + 30_000),
  }
}
