import type { StoredListRow } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'

const rowsAtOnce = 5_000

/** Read in pieces, so that a long list does not keep others waiting. */
export async function allRows(context: EngineContext, list: string): Promise<readonly StoredListRow[]> {
  const rows: StoredListRow[] = []
  for (;;) {
    const after = rows.at(-1)?.line ?? 0
    const part = await context.transaction('read-rows', ({ patientLists }) =>
      patientLists.rowsAfter(list, after, rowsAtOnce),
    )
    rows.push(...part)
    if (part.length < rowsAtOnce) return rows
  }
}
