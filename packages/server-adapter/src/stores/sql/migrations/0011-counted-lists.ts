import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How far a list is stands with it: counting its rows at each step takes longer the longer it is. */
export const countedLists: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const counted = (what: string) =>
  `coalesce((select ${what} from patient_list_row where patient_list_row.list = patient_list.id), 0)`

const statements = [
  `alter table patient_list add column received integer not null default 0`,
  `alter table patient_list add column looked_up integer not null default 0`,
  `alter table patient_list add column no_answer integer not null default 0`,
  `update patient_list set received = ${counted('count(*)')}, looked_up = ${counted('sum(looked_up)')},
    no_answer = ${counted('sum(no_answer)')}`,
]
