import { CareBatchError } from '../errors.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'
import type { ReadSavedListOptions } from '../patient-list/read-saved-list.ts'
import type { SavedListSource, SavedRow } from '../patient-list/saved-list.ts'
import type { SavedDrafts } from './saved-drafts.ts'

/**
 * The list of a draft as the server has it, with what staff typed and decided.
 *
 * @throws CareBatchError `list-incomplete` where the page was left before all of it had arrived
 */
export async function fetchSavedList(
  drafts: SavedDrafts,
  id: string,
  options: ReadSavedListOptions & { readonly signal: AbortSignal },
): Promise<{
  readonly list: EditedPatientList
  readonly fileName: string
  readonly isLookedUp: boolean
}> {
  const { signal } = options
  const { fileName, received, rows: announced, state } = await drafts.patientList(id, { signal })
  const { source, rows } = await fetchRows(drafts, id, signal)
  if (source === undefined || received < announced)
    throw new CareBatchError('list-incomplete', { details: { received, rows: announced } })
  // Loaded only here: a page that opens no draft never needs it.
  const { readSavedList } = await import('../patient-list/read-saved-list.ts')
  return { list: await readSavedList(source, rows, options), fileName, isLookedUp: state === 'ready' }
}

async function fetchRows(
  drafts: SavedDrafts,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly source: SavedListSource | undefined; readonly rows: readonly SavedRow[] }> {
  const rows: SavedRow[] = []
  for (let after = 0; ;) {
    const page = await drafts.listRows(id, after, { signal })
    rows.push(...page.rows)
    if (page.next === undefined) return { source: page.source, rows }
    after = page.next
  }
}
