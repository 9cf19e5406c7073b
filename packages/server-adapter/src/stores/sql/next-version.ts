import type { SqlContext } from './dialect.ts'

/** Raises an organisation's version. Its newest value belongs to the newest change, whatever was changed. */
export async function nextVersion(db: SqlContext['db'], organisation: string): Promise<number> {
  const { version } = await db
    .insertInto('organisation')
    .values({ id: organisation, version: 1, memory_key: null, settings: null, settings_at: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ version: eb('organisation.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
