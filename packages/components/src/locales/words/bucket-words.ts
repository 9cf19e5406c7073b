import { msg } from '@lit/localize'
import type { Bucket } from '@carebatch/core'
import type { ListFigure } from '../../batch-list/list-figures.ts'

/** What a bucket is called. A function, because the words follow the language of the moment. */
export function bucketWords(bucket: Bucket): string {
  const words: Readonly<Record<Bucket, () => string>> = {
    delivered: () => msg('Delivered'),
    emailed: () => msg('Emailed'),
    sending: () => msg('Sending'),
    waiting: () => msg('Waiting'),
    failed: () => msg('Failed'),
    'no-confirmation': () => msg('No confirmation'),
    'outcome-unknown': () => msg('Outcome unknown'),
    skipped: () => msg('Skipped'),
    cancelled: () => msg('Cancelled'),
    'not-contactable': () => msg('Not contactable'),
  }
  return words[bucket]()
}

/** What a column of the home list is called. */
export function listFigureWords(figure: ListFigure): string {
  const words: Readonly<Record<ListFigure, () => string>> = {
    delivered: () => msg('Delivered'),
    emailed: () => msg('Emailed'),
    'in-progress': () => msg('In progress'),
    failed: () => msg('Failed'),
    'no-confirmation': () => msg('No confirmation'),
    'outcome-unknown': () => msg('Unknown'),
    'not-sent': () => msg('Not sent'),
  }
  return words[figure]()
}
