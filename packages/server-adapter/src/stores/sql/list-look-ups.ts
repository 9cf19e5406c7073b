import type { PatientListTable, StoredPatientList } from '../../ports/store/patient-list-table.ts'
import type { SqlContext } from './dialect.ts'

type LookUps = Pick<PatientListTable, 'nextToLookUp' | 'endLookUp' | 'nextDueAt'>

/** Whose turn it is to be looked up, and who does it. */
export function listLookUps(
  { db, dialect }: SqlContext,
  find: (list: string) => Promise<StoredPatientList | undefined>,
): LookUps {
  return {
    async nextToLookUp(now, { token, forMs }) {
      const clock = await dialect.now(db)
      const next = await db
        .selectFrom('patient_list')
        .select('id')
        .where('look_up_due_at', '<=', now)
        .where('standing', '<>', 'discarded')
        .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', clock)]))
        .orderBy('look_up_due_at')
        .limit(1)
        .modifyEnd(dialect.forUpdateSkipLocked)
        .executeTakeFirst()
      if (next === undefined) return undefined
      await db
        .updateTable('patient_list')
        .set({ lease_token: token, lease_until: clock + forMs })
        .where('id', '=', next.id)
        .execute()
      return find(next.id)
    },
    async endLookUp(id, token) {
      await db
        .updateTable('patient_list')
        .set({ lease_token: null, lease_until: null })
        .where('id', '=', id)
        .where('lease_token', '=', token)
        .execute()
    },
    async nextDueAt() {
      const { at } = await db
        .selectFrom('patient_list')
        .where('look_up_due_at', 'is not', null)
        .select((eb) => eb.fn.min('look_up_due_at').as('at'))
        .executeTakeFirstOrThrow()
      return at ?? undefined
    },
  }
}
