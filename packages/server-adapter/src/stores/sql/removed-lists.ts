import type { PatientListTable } from '../../ports/store/patient-list-table.ts'
import type { SqlContext } from './dialect.ts'

/** What becomes of lists: a batch's, or removed. */
export function removedLists({
  db,
}: SqlContext): Pick<PatientListTable, 'markSent' | 'discard' | 'nextToRemove' | 'removePart'> {
  const list = (id: string) => db.updateTable('patient_list').where('id', '=', id)
  const discarded = async () => {
    const its = db.selectFrom('patient_list').select('id').where('standing', '=', 'discarded')
    return (await its.orderBy('id').limit(1).executeTakeFirst())?.id
  }
  const untouchedSince = async (before: number) => {
    const row = await db
      .selectFrom('patient_list')
      .select('id')
      .where('standing', '=', 'open')
      .where('updated_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('draft').select('draft.id').whereRef('draft.patient_list', '=', 'patient_list.id'),
          ),
        ),
      )
      .orderBy('updated_at')
      .limit(1)
      .executeTakeFirst()
    return row?.id
  }
  return {
    async markSent(id) {
      await list(id).set({ standing: 'sent' }).execute()
    },
    async discard(id) {
      await list(id)
        .set({ standing: 'discarded', look_up_due_at: null })
        .where('standing', '=', 'open')
        .execute()
    },
    nextToRemove: async (before) => (await discarded()) ?? (await untouchedSince(before)),
    async removePart(id, rows) {
      const lines = await db
        .selectFrom('patient_list_row')
        .select('line')
        .where('list', '=', id)
        .orderBy('line')
        .limit(rows)
        .execute()
      const last = lines.at(-1)?.line ?? 0
      await db.deleteFrom('patient_list_row').where('list', '=', id).where('line', '<=', last).execute()
      if (lines.length === rows) return false
      await db.deleteFrom('patient_list').where('id', '=', id).execute()
      return true
    },
  }
}
