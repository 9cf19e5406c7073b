import type { BatchStore } from '../ports/batch-store.ts'

export interface SqliteOptions {
  readonly file: string
}
export declare function sqlite(options: SqliteOptions): BatchStore
