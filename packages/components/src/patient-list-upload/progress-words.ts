import { msg, str } from '@lit/localize'
import type { ListTransfer } from '@carebatch/core'
import { formatCount } from '../locales/format.ts'
import { durationWords } from './duration-words.ts'

type Moving = Extract<ListTransfer, { readonly done: number }>

function percentOf({ done, of }: Pick<Moving, 'done' | 'of'>): number {
  return of === 0 ? 100 : Math.floor((100 * done) / of)
}

/** "65%. 5 patients a second, about 1 minute 30 seconds left" */
export function lookUpWords(transfer: Moving): string {
  const percent = `${percentOf(transfer)}%`
  if (transfer.kind !== 'looking-up' || transfer.secondsLeft === undefined || transfer.secondsLeft === 0)
    return percent
  const { done, of, secondsLeft } = transfer
  const rate = Math.max(1, Math.round((of - done) / secondsLeft))
  return rate === 1
    ? msg(str`${percent}. 1 patient a second, ${durationWords(secondsLeft)} left`)
    : msg(str`${percent}. ${formatCount(rate)} patients a second, ${durationWords(secondsLeft)} left`)
}

/** What a screen reader hears, at each 10% of the look-up; undefined where nothing is worth a word. */
export function spokenProgress(transfer: ListTransfer, before: ListTransfer | undefined): string | undefined {
  if (transfer.kind === 'ready') return before?.kind === 'ready' ? undefined : msg('All patients are checked')
  if (transfer.kind !== 'looking-up') return undefined
  const tens = Math.floor(percentOf(transfer) / 10)
  const tensBefore = before?.kind === 'looking-up' ? Math.floor(percentOf(before) / 10) : 0
  return tens > tensBefore ? msg(str`${tens * 10}% of the patients are looked up`) : undefined
}
