import { CareBatchError } from '../errors.ts'

/** How large a list may be. Over any of them the list is refused as a whole, with the number that was found. */
export interface ListLimits {
  readonly rows: number
  readonly bytes: number
  readonly columns: number
  /** Characters of one cell. A longer one is an issue of its line and is left out of the row. */
  readonly cellLength: number
}

export const defaultLimits: ListLimits = {
  rows: 100_000,
  bytes: 50 * 1024 * 1024,
  columns: 500,
  cellLength: 2_000,
}

/** @throws CareBatchError `list-too-large` with what is limited, the number found and the limit. */
export function refuseOver(limits: ListLimits, what: keyof ListLimits, found: number): void {
  const limit = limits[what]
  if (found > limit) throw new CareBatchError('list-too-large', { details: { what, found, limit } })
}
