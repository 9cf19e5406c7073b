/** The columns that mean something to us. Every other column is kept under `fields` for placeholders. */
export const columns = [
  'nhsNumber',
  'phone',
  'dateOfBirth',
  'email',
  'name',
  'firstName',
  'lastName',
] as const
export type Column = (typeof columns)[number]
