import { sql } from 'kysely'
import type { SqlContext } from './dialect.ts'

interface Figures {
  readonly received: number
  readonly lookedUp: number
  readonly noAnswer: number
}

/** Changes some rows of a list, and moves the list's own figures along: they are read far more often than rows change. */
export async function counting<Result>(
  context: SqlContext,
  list: string,
  lines: readonly number[],
  change: () => Promise<Result>,
): Promise<Result> {
  const { db, dialect } = context
  const locked = db.selectFrom('patient_list').select('id').where('id', '=', list)
  await locked.modifyEnd(dialect.forUpdate).execute()
  const before = await figuresOf(context, list, lines)
  const result = await change()
  const after = await figuresOf(context, list, lines)
  await db
    .updateTable('patient_list')
    .set((eb) => ({
      received: eb('received', '+', after.received - before.received),
      looked_up: eb('looked_up', '+', after.lookedUp - before.lookedUp),
      no_answer: eb('no_answer', '+', after.noAnswer - before.noAnswer),
    }))
    .where('id', '=', list)
    .execute()
  return result
}

async function figuresOf(
  { db, dialect }: SqlContext,
  list: string,
  lines: readonly number[],
): Promise<Figures> {
  return db
    .selectFrom('patient_list_row')
    .where('list', '=', list)
    .where(dialect.isAmong('line', lines))
    .select([
      sql<number>`count(*)`.as('received'),
      sql<number>`coalesce(sum(looked_up), 0)`.as('lookedUp'),
      sql<number>`coalesce(sum(no_answer), 0)`.as('noAnswer'),
    ])
    .executeTakeFirstOrThrow()
}
