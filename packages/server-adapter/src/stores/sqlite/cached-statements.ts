import type Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** A connection that prepares each statement once: preparing costs as much as running a small one. */
export function cachedStatements(database: Database.Database, most = 500): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      const known = statements.get(text)
      if (known !== undefined) return known
      const statement: SqliteStatement = database.prepare(text)
      if (statements.size >= most) statements.clear()
      statements.set(text, statement)
      return statement
    },
    close() {
      database.close()
    },
  }
}
