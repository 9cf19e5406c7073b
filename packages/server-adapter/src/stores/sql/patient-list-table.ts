import type { PatientFacts } from '@carebatch/core'
import type { ListRow, ListSourceDetails } from '@carebatch/core/wire'
import { sql, type Selectable } from 'kysely'
import type {
  PatientListChange,
  PatientListTable,
  StoredListRow,
  StoredPatientList,
} from '../../ports/store/patient-list-table.ts'
import type { SqlContext } from './dialect.ts'
import { counting } from './counting-lists.ts'
import { insertRecords } from './records.ts'
import { chunks, fromJson, optionalJson } from './rows.ts'
import { listLookUps } from './list-look-ups.ts'
import { removedLists } from './removed-lists.ts'
import { nextVersion } from './next-version.ts'
import type { Schema } from './schema.ts'

const rowsAtOnce = 500

export function patientListTable(context: SqlContext): PatientListTable {
  const { db, dialect } = context
  const find = async (list: string) => {
    const row = await db
      .selectFrom('patient_list')
      .selectAll()
      .where('id', '=', list)
      .where('standing', '<>', 'discarded')
      .modifyEnd(dialect.forUpdate)
      .executeTakeFirst()
    return row && readList(row)
  }

  return {
    ...listLookUps({ db, dialect }, find),
    ...removedLists(context),
    async insert(list) {
      const version = await nextVersion(db, list.organisation)
      await db
        .insertInto('patient_list')
        .values({ ...writeList(list), version })
        .execute()
    },
    async find(organisation, id) {
      const list = await find(id)
      return list?.organisation === organisation ? list : undefined
    },
    async change(id, change) {
      const list = await db
        .selectFrom('patient_list')
        .select('organisation')
        .where('id', '=', id)
        .modifyEnd(dialect.forUpdate)
        .executeTakeFirst()
      // Removed while a worker was still asking about it.
      if (list === undefined) return
      const version = await nextVersion(db, list.organisation)
      await db
        .updateTable('patient_list')
        .set({ ...writeChange(change), version })
        .where('id', '=', id)
        .execute()
    },
    async putRows(id, rows) {
      let changed = 0
      for (const part of chunks(rows, rowsAtOnce)) {
        const lines = part.map(({ line }) => line)
        changed += await counting(context, id, lines, () => putSome(context, id, part))
      }
      return changed
    },
    async rowsAfter(id, line, limit) {
      const rows = await rowsOf(db, id).where('line', '>', line).orderBy('line').limit(limit).execute()
      return rows.map(readRow)
    },
    async rowsAt(id, lines) {
      const rows = await rowsOf(db, id).where(dialect.isAmong('line', lines)).orderBy('line').execute()
      return rows.map(readRow)
    },
    async rowsToLookUp(id, limit) {
      const rows = await rowsOf(db, id).where('looked_up', '=', 0).orderBy('line').limit(limit).execute()
      return rows.map(readRow)
    },
    async saveFacts(id, all) {
      for (const part of chunks(all, rowsAtOnce)) {
        const lines = part.map(({ line }) => line)
        const source = dialect.records(factColumns, part.map(writeFacts))
        const save = sql`update patient_list_row set looked_up = 1, no_answer = v.no_answer, facts = v.facts
          from ${source} where patient_list_row.list = ${id} and patient_list_row.line = v.line`
        await counting(context, id, lines, () => save.execute(db))
      }
    },
    async forgetFacts(id, lines) {
      const forget = db
        .updateTable('patient_list_row')
        .set({ looked_up: 0, no_answer: 0, facts: null })
        .where('list', '=', id)
      const which = lines ?? (await unanswered(context, id))
      for (const part of chunks(which, rowsAtOnce))
        await counting(context, id, part, () => forget.where(dialect.isAmong('line', part)).execute())
    },
  }
}

const factColumns = { line: 'integer', no_answer: 'integer', facts: 'text' } as const

const writeFacts = ({
  line,
  facts,
}: {
  readonly line: number
  readonly facts: PatientFacts | undefined
}) => ({
  line,
  no_answer: Number(facts?.answer === 'no-answer'),
  facts: facts === undefined ? null : JSON.stringify(facts),
})

async function unanswered({ db }: SqlContext, list: string): Promise<readonly number[]> {
  const rows = await rowsOf(db, list).where('no_answer', '=', 1).execute()
  return rows.map(({ line }) => line)
}

const rowsOf = (db: SqlContext['db'], list: string) =>
  db.selectFrom('patient_list_row').select(['line', 'row', 'facts']).where('list', '=', list)

async function putSome(context: SqlContext, list: string, rows: readonly ListRow[]): Promise<number> {
  const { db, dialect } = context
  const lines = rows.map(({ line }) => line)
  const known = await db
    .selectFrom('patient_list_row')
    .select(['line', 'nhs_number'])
    .where('list', '=', list)
    .where(dialect.isAmong('line', lines))
    .execute()
  const before = new Map(known.map((row) => [row.line, row.nhs_number]))
  const isSame = (row: ListRow) => before.get(row.line) === (row.nhsNumber ?? null)
  const fresh = rows.filter((row) => !isSame(row))
  await upsert(context, list, rows)
  const changed = fresh.filter(({ line }) => before.has(line))
  if (changed.length > 0) {
    await db
      .updateTable('patient_list_row')
      .set({ looked_up: 0, no_answer: 0, facts: null })
      .where('list', '=', list)
      .where(
        dialect.isAmong(
          'line',
          changed.map(({ line }) => line),
        ),
      )
      .execute()
  }
  return fresh.length
}

const rowColumns = {
  list: 'text',
  line: 'integer',
  row: 'text',
  nhs_number: 'text',
  looked_up: 'integer',
  no_answer: 'integer',
} as const

function upsert(context: SqlContext, list: string, rows: readonly ListRow[]): Promise<void> {
  return insertRecords(context, {
    table: 'patient_list_row',
    columns: rowColumns,
    rows: rows.map((row) => ({
      list,
      line: row.line,
      row: JSON.stringify(row),
      nhs_number: row.nhsNumber ?? null,
      looked_up: 0,
      no_answer: 0,
    })),
    onConflict: '(list, line) do update set row = excluded.row, nhs_number = excluded.nhs_number',
  })
}

function readRow(row: Pick<Selectable<Schema['patient_list_row']>, 'line' | 'row' | 'facts'>): StoredListRow {
  return { line: row.line, row: fromJson<ListRow>(row.row), facts: optionalJson<PatientFacts>(row.facts) }
}

function readList(row: Selectable<Schema['patient_list']>): StoredPatientList {
  return {
    id: row.id,
    organisation: row.organisation,
    clinicalSystem: row.clinical_system,
    fileName: row.file_name,
    contactDetailsFromList: row.contact_details_from_list === 1,
    rows: row.announced,
    state: row.state,
    received: row.received,
    lookedUp: row.looked_up,
    noAnswer: row.no_answer,
    lookUpStartedAt: row.look_up_started_at ?? undefined,
    lookUpDueAt: row.look_up_due_at ?? undefined,
    lookedUpBefore: row.looked_up_before,
    failures: row.failures,
    failingSince: row.failing_since ?? undefined,
    version: row.version,
    updatedAt: row.updated_at,
    source: optionalJson<ListSourceDetails>(row.source),
  }
}

function writeList(list: StoredPatientList) {
  return {
    id: list.id,
    organisation: list.organisation,
    clinical_system: list.clinicalSystem,
    file_name: list.fileName,
    contact_details_from_list: Number(list.contactDetailsFromList),
    announced: list.rows,
    state: list.state,
    look_up_started_at: list.lookUpStartedAt ?? null,
    look_up_due_at: list.lookUpDueAt ?? null,
    failures: list.failures,
    updated_at: list.updatedAt,
    source: list.source === undefined ? null : JSON.stringify(list.source),
  }
}

/** A key that is there and undefined clears the column; a key that is missing leaves it. */
function writeChange(change: PatientListChange) {
  return {
    ...(change.state !== undefined && { state: change.state }),
    ...('lookUpStartedAt' in change && { look_up_started_at: change.lookUpStartedAt ?? null }),
    ...('lookUpDueAt' in change && { look_up_due_at: change.lookUpDueAt ?? null }),
    ...(change.lookedUpBefore !== undefined && { looked_up_before: change.lookedUpBefore }),
    ...(change.failures !== undefined && { failures: change.failures }),
    ...('failingSince' in change && { failing_since: change.failingSince ?? null }),
    ...(change.updatedAt !== undefined && { updated_at: change.updatedAt }),
  }
}
