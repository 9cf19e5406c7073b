import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'

/**
 * The provider's own books, kept apart from the server's so that the two can be compared: which copies it took, which
 * references it has seen, which receipts it still owes.
 */
const schema = `
  create table if not exists setting (name text primary key, value text not null) without rowid;
  create table if not exists copy (
    seq integer primary key autoincrement,
    id text not null unique,
    organisation text not null,
    sender text not null,
    channel text not null,
    recipient text not null,
    subject text,
    body text not null,
    key text not null,
    received_at integer not null,
    delivered_at integer,
    failed_at integer,
    read_at integer
  );
  create index if not exists copy_organisation on copy (organisation, seq);
  create index if not exists copy_key on copy (sender, key);
  create table if not exists seen (
    sender text not null,
    reference text not null,
    key text not null,
    outcome text not null,
    primary key (sender, reference, key)
  ) without rowid;
  create table if not exists put_off (
    sender text not null,
    key text not null,
    primary key (sender, key)
  ) without rowid;
  create table if not exists receipt (
    id text primary key,
    sender text not null,
    key text not null,
    what text not null,
    why text,
    at integer not null,
    due_at integer not null,
    times integer not null
  ) without rowid;
  create index if not exists receipt_due on receipt (due_at);
`

export interface ProviderFile {
  readonly database: Database.Database
  /** Signs callbacks. As old as the file. */
  readonly secret: string
  setting(name: string): string | undefined
  keepSetting(name: string, value: string): void
  close(): void
}

/** Opens the file of a sandbox provider, or makes it. */
export function openProviderFile(file: string): ProviderFile {
  const database = new Database(file)
  // What is committed outlives the process, which is what a test kills; only a power cut could take the last of it.
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = normal')
  database.exec(schema)

  const read = database.prepare<[string], { value: string }>('select value from setting where name = ?')
  const keep = database.prepare<[string, string]>('insert or replace into setting values (?, ?)')
  const setting = (name: string) => read.get(name)?.value
  const keepSetting = (name: string, value: string) => void keep.run(name, value)
  if (setting('secret') === undefined) keepSetting('secret', randomBytes(32).toString('hex'))

  return {
    database,
    secret: setting('secret') ?? '',
    setting,
    keepSetting,
    close: () => void database.close(),
  }
}
