import type { DraftList } from '@carebatch/core'
import type { PreviewPatient } from '../message-preview/message-preview.ts'

/** Of the list once there is one, otherwise invented. */
export interface ExamplePatient extends PreviewPatient {
  readonly isOfList: boolean
}

const invented: ExamplePatient = {
  firstName: 'Anthony',
  lastName: 'Example',
  email: 'anthony.example@example.com',
  fields: {},
  isOfList: false,
}

/** The first patient of the list who can be contacted. */
export function examplePatient(list: DraftList): ExamplePatient {
  if (list.kind !== 'read') return invented
  const first = list.review.patients.find(({ reason }) => reason === undefined)
  if (first === undefined) return invented
  const { firstName, lastName, row, email } = first
  return { firstName, lastName, email: email ?? '', fields: row.fields, isOfList: true }
}

/** Headings that are not one of our columns: each is a placeholder of its own. */
export function extraHeadings(list: DraftList): readonly string[] {
  if (list.kind !== 'read') return []
  return Object.keys(list.list.rows.at(0)?.fields ?? {})
}
