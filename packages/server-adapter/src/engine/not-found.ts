import { CareBatchError } from '@carebatch/core'

/** What belongs to another organisation does not exist. */
export function orNotFound<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new CareBatchError('not-found')
  return found
}
