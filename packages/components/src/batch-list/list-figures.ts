import type { Bucket, DeliveryCounts } from '@carebatch/core'

/** One column of the home list. Every bucket is in exactly one of them, so they add up to the list. */
export type ListFigure =
  'delivered' | 'emailed' | 'in-progress' | 'failed' | 'no-confirmation' | 'outcome-unknown' | 'not-sent'

/** The columns in the order of bars and tables, each with the buckets it holds. */
export const listFigures: Readonly<Record<ListFigure, readonly Bucket[]>> = {
  delivered: ['delivered'],
  emailed: ['emailed'],
  'in-progress': ['sending', 'waiting'],
  failed: ['failed'],
  'no-confirmation': ['no-confirmation'],
  'outcome-unknown': ['outcome-unknown'],
  'not-sent': ['not-contactable', 'skipped', 'cancelled'],
}

export const listFigureNames = Object.keys(listFigures) as readonly ListFigure[]

/** How many patients of a batch stand in a column. */
export function listFigure(counts: DeliveryCounts, figure: ListFigure): number {
  return listFigures[figure].reduce((sum, bucket) => sum + counts[bucket], 0)
}
