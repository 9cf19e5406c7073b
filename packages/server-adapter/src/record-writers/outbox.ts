import Database from 'better-sqlite3'
import { instantFrom, type Channel } from '@carebatch/core'
import type { SandboxPage, SandboxRecord, SandboxRecords } from '@carebatch/core/wire'
import type { Clock } from '../ports/clock.ts'
import type { RecordEntry, RecordWriter } from '../ports/record-writer.ts'

export interface OutboxOptions {
  /** An SQLite file of its own, or `:memory:`. */
  readonly file: string
  readonly clock: Clock
}

/** A record writer that keeps what it is given until another program collects it. */
export interface Outbox extends RecordWriter {
  /** Newest first. `find` is part of an NHS number, a batch's name or the text. */
  entries(organisation: string, page: SandboxPage): SandboxRecords
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

export function outbox({ file, clock }: OutboxOptions): Outbox {
  const database = new Database(file)
  database.pragma('journal_mode = wal')
  // An entry that was reported as written is: also after a power cut.
  database.pragma('synchronous = full')
  database.exec(schema)

  const write = database.prepare(`insert or ignore into entry
    (key, organisation, nhs_number, batch, kind, channel, text, code_system, code, code_display, sent_at, written_at)
    values (@key, @organisation, @nhsNumber, @batch, @kind, @channel, @text, @system, @code, @display, @sentAt, @writtenAt)`)
  const matching = `from entry where organisation = @organisation
    and (@find is null or instr(lower(nhs_number || ' ' || batch || ' ' || text), @find) > 0)`
  const rows = database.prepare<object, EntryRow>(
    `select * ${matching} and (@after is null or seq < @after) order by seq desc limit @limit`,
  )
  const total = database.prepare<object, { n: number }>(`select count(*) as n ${matching}`)
  const counted = database.prepare<[string], { n: number }>('select count(*) as n from entry where key = ?')

  return {
    name: 'outbox',
    supports: { concurrency: 4 },
    async write(entry) {
      write.run({ ...columnsOf(entry), writtenAt: clock.now() })
      return { kind: 'written' }
    },
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
