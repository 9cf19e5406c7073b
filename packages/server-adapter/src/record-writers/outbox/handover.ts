import type Database from 'better-sqlite3'

/** What an agent did with an entry. */
export type AgentReport =
  | { readonly id: string; readonly outcome: 'written' }
  /** Will never be written; `why` in kebab-case. */
  | { readonly id: string; readonly outcome: 'refused'; readonly why: string }

export interface HandedOver {
  readonly state: 'collected' | 'acknowledged' | 'written' | 'refused'
  readonly why: string | null
}

/** Which agent has which entry. An entry is leased to one agent, then that agent's for good, then reported, once. */
export interface Handover {
  /** Ids of entries that nobody has, oldest first, leased under this name until then. */
  collect(organisation: string, lease: string, now: number, until: number, limit: number): readonly string[]
  /** Those of these that are leased under this name: from now on they are its own. Again is the same. */
  acknowledge(organisation: string, ids: readonly string[], lease: string, now: number): readonly string[]
  /** False: it is nobody's, or was reported in another way before. */
  report(organisation: string, report: AgentReport): boolean
  of(id: string): HandedOver | undefined
}

const schema = `
  create table if not exists handover (
    key text primary key references entry (key), organisation text not null, state text not null, lease text not null,
    lease_until integer not null, why text
  ) without rowid;
  create index if not exists handover_leases on handover (organisation, lease_until) where state = 'collected';
`

/** Beside the entries, in their file. Every step is one transaction. */
export function handover(database: Database.Database): Handover {
  database.exec(schema)
  const free = database.prepare<object, { key: string }>(`
    select entry.key from entry left join handover on handover.key = entry.key
    where entry.organisation = @organisation
      and (handover.key is null or (handover.state = 'collected' and handover.lease_until <= @now))
    order by entry.seq limit @limit`)
  const lend = database.prepare(`
    insert into handover (key, organisation, state, lease, lease_until)
    values (@key, @organisation, 'collected', @lease, @until)
    on conflict (key) do update set lease = @lease, lease_until = @until`)
  const keep = database.prepare(`
    update handover set state = 'acknowledged'
    where key = @key and organisation = @organisation and lease = @lease
      and (state = 'acknowledged' or (state = 'collected' and lease_until > @now))`)
  const end = database.prepare(`
    update handover set state = @state, why = @why
    where key = @key and organisation = @organisation
      and (state = 'acknowledged' or (state = @state and why is @why))`)
  const found = database.prepare<[string], HandedOver>('select state, why from handover where key = ?')

  return {
    collect: database.transaction((organisation, lease, now, until, limit) => {
      const keys = free.all({ organisation, now, limit }).map(({ key }) => key)
      for (const key of keys) lend.run({ key, organisation, lease, until })
      return keys
    }),
    acknowledge: database.transaction(
      (organisation: string, ids: readonly string[], lease: string, now: number) =>
        ids.filter((key) => keep.run({ key, organisation, lease, now }).changes === 1),
    ),
    report(organisation, { id: key, outcome: state, ...more }) {
      const why = 'why' in more ? more.why : null
      return end.run({ key, organisation, state, why }).changes === 1
    },
    of: (id) => found.get(id),
  }
}
