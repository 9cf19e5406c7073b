import type { EditedPatientList } from '../patient-list/edit-types.ts'
import type { ReadList } from './draft-list.ts'
import type { ListSource } from './draft-options.ts'

/** What a list is read from. */
export interface ListFile {
  readonly source: ListSource
  readonly fileName: string
  readonly isFromHost: boolean
  /** Chosen by staff. */
  readonly encoding?: string
}

/** All of a read list but what a review belongs to. */
export type Standing = Omit<ReadList, 'list' | 'facts' | 'review'>

/** How a list stands that has just been read. */
export function firstStanding(
  { issues, notices, rows }: EditedPatientList,
  { fileName, isFromHost }: Omit<ListFile, 'source'>,
): Standing {
  const missingColumns = issues.flatMap(({ code, column }) =>
    code === 'required-column-missing' && column !== undefined ? [column] : [],
  )
  const isComplete = missingColumns.length === 0
  return {
    kind: 'read',
    fileName,
    isFromHost,
    missingColumns,
    contactDetailsFromList: notices.some(({ code }) => code === 'contact-columns-not-checked'),
    transfer: isComplete ? { kind: 'sending', done: 0, of: rows.length } : { kind: 'needs-columns' },
    isLookedUp: false,
    noAnswer: 0,
    usedBefore: [],
  }
}
