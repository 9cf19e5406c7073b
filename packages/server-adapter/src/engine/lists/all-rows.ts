import type { StoredListRow } from '../../ports/store/patient-list-table.ts'
import type { EngineContext } from '../engine-context.ts'

const rowsAtOnce = 1_000

/** The rows of a list in their order, in pieces, so that a long one does not keep others waiting. */
export async function* allRows(
  context: EngineContext,
  list: string,
): AsyncGenerator<readonly StoredListRow[]> {
  for (let after = 0; ;) {
    const part = await context.transaction('read-rows', ({ patientLists }) =>
      patientLists.rowsAfter(list, after, rowsAtOnce),
    )
    if (part.length > 0) yield part
    if (part.length < rowsAtOnce) return
    after = part.at(-1)?.line ?? after
  }
}
