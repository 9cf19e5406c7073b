import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { Columns, SqlRecord } from './records.ts'
import type { Schema } from './schema.ts'

export type Tables = Kysely<Schema> | Transaction<Schema>

/** The few things that differ between databases. Everything else in this folder is the same for all. */
export interface SqlDialect {
  /** Milliseconds of the database's own clock, with which leases are measured. */
  now(tables: Tables): Promise<number>
  /** Ends a query whose rows are about to be changed; nothing where there is one writer. */
  readonly forUpdate: RawBuilder<unknown>
  /** The same, passing over what others work on. */
  readonly forUpdateSkipLocked: RawBuilder<unknown>
  /** Ends a query whose rows must stay as they are until the transaction ends. */
  readonly forShare: RawBuilder<unknown>
  /** Lets others have a turn within a long transaction, where statements block; nothing where they are waited for. */
  breathe(): Promise<void>
  /** Most rows that one statement writes. */
  readonly rowsAtOnce: number
  /** Rows to be written, as a source under the name `v` and what it takes, in the way that is fastest here. */
  source(
    columns: Columns,
    rows: readonly SqlRecord[],
  ): { readonly text: string; readonly parameters: unknown[] }
  /** Many rows as one value, to be selected from under the name `v` within a condition. */
  records(columns: Columns, rows: readonly SqlRecord[]): RawBuilder<unknown>
  /** That a column is one of many values. */
  isAmong(column: string, values: readonly (string | number)[]): RawBuilder<boolean>
}

/** What the tables of this folder work with. */
export interface SqlContext {
  readonly db: Tables
  readonly dialect: SqlDialect
}
