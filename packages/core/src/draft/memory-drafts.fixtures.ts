import { CareBatchError, type ErrorCode } from '../errors.ts'
import { instantFrom } from '../primitives/instant.ts'
import type { After } from './draft-saving.ts'
import type { MemoryBackend } from './memory-backend.fixtures.ts'
import type { EnteredDraft, KeptDraft, SavedDrafts } from './saved-drafts.ts'

type ListSource = Parameters<MemoryBackend['createPatientList']>[0]['source']

/** Where several people save, in memory. */
export interface MemoryDrafts extends SavedDrafts {
  readonly calls: string[]
  readonly kept: Map<string, KeptDraft>
  /** The next calls fail with this code; `undefined`: they are done, and their answer is lost. */
  readonly failures: (ErrorCode | undefined)[]
  /** Of the lists that were sent, by the order in which they were made. */
  source: ListSource | undefined
}

const at = (version: number) => instantFrom(Date.UTC(2026, 10, 24, 14, 32, version))
const copy = (content: EnteredDraft) => JSON.parse(JSON.stringify(content)) as EnteredDraft

export function memoryDrafts(backend: MemoryBackend): MemoryDrafts {
  const keys = new Map<string, string>()
  const keep = (id: string, version: number, content: EnteredDraft, by = 'Priya Nandi') => {
    const draft = { id, version, content: copy(content), changedBy: by, changedAt: at(version) }
    drafts.kept.set(id, draft)
    return answered(draft)
  }
  let isLost = false
  const begin = (call: string) => {
    drafts.calls.push(call)
    isLost = drafts.failures.length > 0
    const failure = drafts.failures.shift()
    if (failure !== undefined) throw new CareBatchError(failure, { retryable: true })
  }
  const answered = (draft: KeptDraft) => {
    if (isLost) throw new CareBatchError('server-unreachable', { retryable: true })
    return draft
  }
  const { createPatientList } = backend
  backend.createPatientList = (list, call) => {
    drafts.source = list.source
    return createPatientList(list, call)
  }
  const drafts: MemoryDrafts = {
    calls: [],
    kept: new Map(),
    failures: [],
    source: undefined,
    async createDraft(content, { idempotencyKey }) {
      begin('create')
      const id = keys.get(idempotencyKey) ?? `draft-${keys.size + 1}`
      const known = drafts.kept.get(id)
      keys.set(idempotencyKey, id)
      if (known === undefined) return keep(id, 1, content)
      if (JSON.stringify(known.content) === JSON.stringify(content)) return answered(known)
      throw new CareBatchError('idempotency-key-reused')
    },
    async saveDraft(id, { version, content }) {
      begin(`save ${id} ${version}`)
      const known = drafts.kept.get(id)
      if (known === undefined) throw new CareBatchError('not-found')
      if (known.version !== version) {
        const { changedBy, changedAt } = known
        throw new CareBatchError('version-conflict', { details: { by: changedBy, at: changedAt } })
      }
      return keep(id, version + 1, content)
    },
    async draft(id) {
      const known = drafts.kept.get(id)
      if (known === undefined) throw new CareBatchError('not-found')
      return known
    },
    async patientList() {
      return {
        fileName: 'flu.csv',
        contactDetailsFromList: false,
        rows: backend.announced,
        received: backend.rows.size,
        state: 'ready',
      }
    },
    async listRows(_list, after) {
      const rows = [...backend.rows.values()].filter(({ line }) => line > after)
      const page = rows.toSorted((one, other) => one.line - other.line).slice(0, 2)
      const last = page.at(-1)?.line
      return {
        ...(drafts.source && { source: drafts.source }),
        rows: page,
        ...(rows.length > page.length && last !== undefined && { next: last }),
      }
    },
  }
  return drafts
}

/** Time that passes when a test says so. */
export function handTimer(): { readonly after: After; pass(ms: number): Promise<void> } {
  let now = 0
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>()
  let ids = 0
  return {
    after(ms, run) {
      const id = (ids += 1)
      waiting.set(id, { at: now + ms, run })
      return () => void waiting.delete(id)
    },
    async pass(ms) {
      now += ms
      for (const [id, { at, run }] of waiting) {
        if (at > now) continue
        waiting.delete(id)
        run()
      }
      await turns()
    },
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}
