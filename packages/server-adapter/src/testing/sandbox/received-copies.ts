import { instantFrom, type Channel } from '@carebatch/core'
import type { SandboxCopies, SandboxCopy, SandboxPage } from '@carebatch/core/wire'
import type { ProviderFile } from './provider-file.ts'
import { likePattern } from './like-pattern.ts'

interface CopyRow {
  readonly seq: number
  readonly id: string
  readonly channel: Channel
  readonly recipient: string
  readonly subject: string | null
  readonly body: string
  readonly key: string
  readonly sender: string
  readonly received_at: number
  readonly delivered_at: number | null
  readonly failed_at: number | null
  readonly read_at: number | null
}

export interface ReceivedCopies {
  page(organisation: string, page: SandboxPage): SandboxCopies
  /** Opens an NHS App message, and owes the read receipt at once. Undefined: there is none under this id. */
  open(organisation: string, id: string): SandboxCopy | undefined
  /** How many copies the provider holds under a key of ours. */
  count(sender: string, key: string): number
}

/** What phones, the NHS App and mailboxes hold. */
export function receivedCopies({ database }: ProviderFile, now: () => number): ReceivedCopies {
  const matching = `from copy where organisation = @organisation
    and (@find is null or recipient like @digits escape '\\' or subject like @find escape '\\' or body like @find escape '\\' or key like substr(@find, 2) escape '\\')`
  const rows = database.prepare<object, CopyRow>(
    `select * ${matching} and (@after is null or seq < @after) order by seq desc limit @limit`,
  )
  const total = database.prepare<object, { n: number }>(`select count(*) as n ${matching}`)
  const byChannel = database.prepare<[string, number], { channel: Channel; n: number }>(
    `select channel, count(*) as n from copy
     where organisation = ? and (failed_at is null or failed_at > ?) group by channel`,
  )
  const byId = database.prepare<[string, string], CopyRow>(
    `select * from copy where organisation = ? and id = ? and channel = 'nhs-app'`,
  )
  const setRead = database.prepare<[number, string]>(
    'update copy set read_at = ? where id = ? and read_at is null',
  )
  const oweRead = database.prepare(
    `insert or ignore into receipt (id, sender, key, what, at, due_at, times)
     select id || '-read', sender, key, 'read', read_at, read_at, 1 from copy where id = ?`,
  )
  const counted = database.prepare<[string, string], { n: number }>(
    'select count(*) as n from copy where sender = ? and key = ?',
  )

  const open = database.transaction((organisation: string, id: string) => {
    if (byId.get(organisation, id) !== undefined && setRead.run(now(), id).changes === 1) oweRead.run(id)
    return byId.get(organisation, id)
  })

  return {
    page(organisation, { find, after, limit = 100 }) {
      const query = {
        organisation,
        ...search(find),
        after: after === undefined ? null : Number(after),
        limit,
      }
      const found = rows.all(query)
      const last = found.length === limit ? found.at(-1) : undefined
      return {
        copies: found.map((row) => copyFrom(row, now())),
        total: total.get(query)?.n ?? 0,
        byChannel: countsOf(byChannel.all(organisation, now())),
        ...(last && { next: String(last.seq) }),
      }
    },
    open(organisation, id) {
      const row = open(organisation, id)
      return row && copyFrom(row, now())
    },
    count: (sender, key) => counted.get(sender, key)?.n ?? 0,
  }
}

/** Numbers are found however they are spaced and with or without +44. */
function search(find: string | undefined) {
  const wanted = find?.trim() || undefined
  const digits = wanted?.replaceAll(/[\s-]/g, '').replace(/^(\+44|0)(?=\d)/, '')
  return { find: likePattern(wanted), digits: likePattern(digits) }
}

function countsOf(
  rows: readonly { readonly channel: Channel; readonly n: number }[],
): SandboxCopies['byChannel'] {
  const of = (channel: Channel) => rows.find((row) => row.channel === channel)?.n ?? 0
  return { email: of('email'), 'nhs-app': of('nhs-app'), sms: of('sms') }
}

function copyFrom(row: CopyRow, now: number): SandboxCopy {
  return {
    id: row.id,
    channel: row.channel,
    to: row.recipient,
    ...(row.subject !== null && { subject: row.subject }),
    body: row.body,
    receivedAt: instantFrom(row.received_at),
    state: stateOf(row, now),
    key: row.key,
  }
}

function stateOf({ read_at, failed_at, delivered_at }: CopyRow, now: number): SandboxCopy['state'] {
  if (read_at !== null) return 'read'
  if (failed_at !== null && failed_at <= now) return 'failed'
  return delivered_at !== null && delivered_at <= now ? 'delivered' : 'accepted'
}
