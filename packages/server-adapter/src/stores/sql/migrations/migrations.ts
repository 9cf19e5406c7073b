import type { Migration } from 'kysely/migration'
import { firstSchema } from './0001-first-schema.ts'

/** Numbered and never changed once released: what a database has seen, it has seen. */
export function migrations(identity: string): Record<string, Migration> {
  return { '0001-first-schema': firstSchema(identity) }
}
