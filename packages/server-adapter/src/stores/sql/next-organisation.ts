import { sql, type RawBuilder } from 'kysely'
import type { TaskClaim } from '../../ports/store/task-table.ts'
import type { SqlContext } from './dialect.ts'

/** What can be claimed, the longest due first. */
export function due({ db }: SqlContext, claim: TaskClaim, clock: number) {
  const { except = [] } = claim
  return db
    .selectFrom('task')
    .selectAll()
    .where(isOfKind(claim))
    .where('due_at', '<=', claim.now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', clock)]))
    .$if(except.length > 0, (query) => query.where('organisation', 'not in', except))
    .orderBy('due_at')
    .orderBy('seq')
}

/** The organisation that has waited longest for this, of those that have not enough under way. */
export async function nextOrganisation(
  context: SqlContext,
  claim: TaskClaim,
  clock: number,
): Promise<string | undefined> {
  if (!isWork(claim)) return (await due(context, claim, clock).limit(1).executeTakeFirst())?.organisation
  const { rows } = await workOfEach(claim, clock).execute(context.db)
  return rows[0]?.id
}

/**
 * From one organisation to the next by the index, so that the hundred thousand tasks of one that has to wait are not
 * passed by, one after the other, to get to those of the next.
 */
function workOfEach(claim: TaskClaim, clock: number): RawBuilder<{ id: string }> {
  const its = isOfKind(claim)
  const { except = [], alone = false, now } = claim
  const others = except.length === 0 ? sql`true` : sql`id not in (${sql.join(except)})`
  const idle = alone ? sql`not ${areUnderWay(sql`owner.id`, clock)}` : sql`true`
  return sql`
    with recursive owner (id) as (
      select min(organisation) from task where ${its}
      union all
      select (select min(organisation) from task where ${its} and organisation > owner.id)
      from owner where owner.id is not null)
    select id from (
      select id, (
        select min(due_at) from task
        where ${its} and organisation = owner.id and (lease_until is null or lease_until <= ${clock})) as due
      from owner where id is not null and ${others} and ${idle}) as waiting
    where due <= ${now} order by due, id limit 1`
}

const isWork = ({ kind }: TaskClaim): boolean => kind === 'send' || kind === 'record'

/** The kind stands in the text: no database guesses from a value which of the indexes is meant. */
function isOfKind({ kind, channel }: TaskClaim): RawBuilder<boolean> {
  if (kind === 'record') return sql`kind = 'record'`
  if (kind === 'send') return sql`kind = 'send' and channel = ${channel ?? ''}`
  return sql`kind = ${kind} and kind not in ('send', 'record')`
}

/** Most that one claim takes, and as many again. */
const longestDue = 128

/**
 * Who writes an organisation's entries has those that are due longest, so it is enough to look at these. An index of
 * leases would be written at every claim of anything.
 */
const areUnderWay = (organisation: RawBuilder<unknown>, clock: number): RawBuilder<boolean> => sql`exists (
  select 1 from (
    select lease_until from task where kind = 'record' and organisation = ${organisation}
    order by due_at, seq limit ${longestDue}) as longest
  where lease_until > ${clock})`

/** Two who claim at the same moment come one after the other: the second then sees what the first has taken. */
export async function isAlone({ db }: SqlContext, organisation: string, clock: number): Promise<boolean> {
  const key = `records:${organisation}`
  await db
    .insertInto('token_bucket')
    .values({ key, tokens: 0, filled_at: clock })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ filled_at: clock }))
    .execute()
  const { rows } = await sql<{ taken: boolean | number }>`
    select ${areUnderWay(sql`${organisation}`, clock)} as taken`.execute(db)
  return !rows[0]?.taken
}
