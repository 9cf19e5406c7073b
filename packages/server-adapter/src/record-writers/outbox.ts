import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { instantFrom, type Channel } from '@carebatch/core'
import type { SandboxPage, SandboxRecord, SandboxRecords } from '@carebatch/core/wire'
import type { Clock } from '../ports/clock.ts'
import type { RecordEntry, RecordOutcome, RecordWriter } from '../ports/record-writer.ts'
import { handover, type AgentReport, type HandedOver } from './outbox/handover.ts'

export interface OutboxOptions {
  /** An SQLite file of its own, or `:memory:`. */
  readonly file: string
  readonly clock: Clock
  /**
   * An agent at the practice collects the entries and reports what became of them (`outbox/agent-routes`). Then an entry
   * counts as written when the agent says so, and stays outstanding until then. Default: it counts as soon as it is here.
   */
  readonly awaitsAgent?: boolean
  /** How long an agent may take between collecting and acknowledging, milliseconds. Default: 2 minutes. */
  readonly leaseMs?: number
}

/** An entry as an agent gets it. `id` is the same however often it is handed over. */
export interface AgentEntry extends Omit<SandboxRecord, 'writtenAt'> {
  readonly id: string
}

/** A record writer that keeps what it is given until another program collects it. */
export interface Outbox extends RecordWriter {
  /** Newest first. `find` is part of an NHS number, a batch's name or the text. */
  entries(organisation: string, page: SandboxPage): SandboxRecords
  /** Entries that no agent has, oldest first, leased to the caller under `lease`. */
  collect(
    organisation: string,
    limit: number,
  ): { readonly lease: string; readonly entries: readonly AgentEntry[] }
  /** Which of these are the caller's own from now on: only those may it write. */
  acknowledge(organisation: string, ids: readonly string[], lease: string): readonly string[]
  /** What became of an entry that was acknowledged. The same again is taken; false for everything else. */
  report(organisation: string, report: AgentReport): boolean
  /** How many entries there are under a key: never more than one. */
  count(key: string): number
  close(): void
}

const schema = `
  create table if not exists entry (
    seq integer primary key autoincrement,
    key text not null unique,
    organisation text not null,
    nhs_number text not null,
    batch text not null,
    kind text not null,
    channel text not null,
    text text not null,
    code_system text,
    code text,
    code_display text,
    sent_at integer not null,
    written_at integer not null
  );
  create index if not exists entry_organisation on entry (organisation, seq);
`

interface EntryRow {
  readonly seq: number
  readonly key: string
  readonly nhs_number: string
  readonly batch: string
  readonly kind: RecordEntry['kind']
  readonly channel: Channel
  readonly text: string
  readonly code_system: string | null
  readonly code: string | null
  readonly code_display: string | null
  readonly sent_at: number
  readonly written_at: number
}

const minute = 60_000

export function outbox({ file, clock, awaitsAgent = false, leaseMs = 2 * minute }: OutboxOptions): Outbox {
  const database = new Database(file)
  database.pragma('journal_mode = wal')
  // An entry that was reported as written is: also after a power cut.
  database.pragma('synchronous = full')
  database.exec(schema)
  const agents = handover(database)

  const write = database.prepare(`insert or ignore into entry
    (key, organisation, nhs_number, batch, kind, channel, text, code_system, code, code_display, sent_at, written_at)
    values (@key, @organisation, @nhsNumber, @batch, @kind, @channel, @text, @system, @code, @display, @sentAt, @writtenAt)`)
  const matching = `from entry where organisation = @organisation
    and (@find is null or instr(lower(nhs_number || ' ' || batch || ' ' || text), @find) > 0)`
  const rows = database.prepare<object, EntryRow>(
    `select * ${matching} and (@after is null or seq < @after) order by seq desc limit @limit`,
  )
  const total = database.prepare<object, { n: number }>(`select count(*) as n ${matching}`)
  const single = database.prepare<[string], EntryRow>('select * from entry where key = ?')
  const counted = database.prepare<[string], { n: number }>('select count(*) as n from entry where key = ?')

  return {
    name: 'outbox',
    supports: { concurrency: 4 },
    async write(entry) {
      write.run({ ...columnsOf(entry), writtenAt: clock.now() })
      return awaitsAgent ? outcomeOf(agents.of(entry.key)) : { kind: 'written' }
    },
    collect(organisation, limit) {
      const [lease, now] = [randomUUID(), clock.now()]
      const keys = agents.collect(organisation, lease, now, now + leaseMs, limit)
      return { lease, entries: keys.flatMap((key) => agentEntry(single.get(key))) }
    },
    acknowledge: (organisation, ids, lease) => agents.acknowledge(organisation, ids, lease, clock.now()),
    report: (organisation, report) => agents.report(organisation, report),
    entries(organisation, { find, after, limit = 100 }) {
      const query = {
        organisation,
        find: searchText(find),
        after: after === undefined ? null : Number(after),
        limit,
      }
      const found = rows.all(query)
      const last = found.length === limit ? found.at(-1) : undefined
      return {
        records: found.map(recordFrom),
        total: total.get(query)?.n ?? 0,
        ...(last && { next: String(last.seq) }),
      }
    },
    count: (key) => counted.get(key)?.n ?? 0,
    close: () => void database.close(),
  }
}

/** Until an agent has reported, the engine asks again: for 7 days, then staff see a gap. */
function outcomeOf(handed: HandedOver | undefined): RecordOutcome {
  if (handed?.state === 'written') return { kind: 'written' }
  if (handed?.state === 'refused') return { kind: 'refused', why: handed.why ?? 'refused-by-record' }
  return { kind: 'try-later', afterMs: minute }
}

function agentEntry(row: EntryRow | undefined): readonly AgentEntry[] {
  if (row === undefined) return []
  const { writtenAt: _, ...record } = recordFrom(row)
  return [{ ...record, id: row.key }]
}

/** NHS numbers are typed with spaces. */
function searchText(find: string | undefined): string | null {
  const text = find?.trim().toLowerCase() ?? ''
  return text === '' ? null : /^[\d ]+$/.test(text) ? text.replaceAll(' ', '') : text
}

function columnsOf({ key, organisation, nhsNumber, batch, kind, channel, text, code, sentAt }: RecordEntry) {
  return {
    key,
    organisation,
    nhsNumber,
    batch: batch.name,
    kind,
    channel,
    text,
    system: code?.system ?? null,
    code: code?.code ?? null,
    display: code?.display ?? null,
    sentAt,
  }
}

function recordFrom(row: EntryRow): SandboxRecord {
  const { code_system: system, code, code_display: display } = row
  return {
    id: String(row.seq),
    nhsNumber: row.nhs_number,
    batch: row.batch,
    kind: row.kind,
    channel: row.channel,
    text: row.text,
    ...(system !== null && code !== null && display !== null && { code: { system, code, display } }),
    sentAt: instantFrom(row.sent_at),
    writtenAt: instantFrom(row.written_at),
  }
}
