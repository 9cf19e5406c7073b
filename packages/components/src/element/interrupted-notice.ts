import { nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { ListTransfer } from '@carebatch/core'
import { goneNotice } from './gone-notice.ts'
import { problemNotice } from './problem-notice.ts'
import { formatCount } from '../locales/format.ts'

export interface InterruptedNotice {
  readonly level: number
  /** Until the next try by itself. */
  readonly secondsLeft: number | undefined
  readonly tryNow: () => void
}

/** The server is gone in the middle of an upload: what is safe, when we go on, and the button to go on now. */
export function interruptedNotice(
  transfer: ListTransfer,
  { level, secondsLeft, tryNow }: InterruptedNotice,
): TemplateResult | typeof nothing {
  if (transfer.kind === 'looking-up' && transfer.nextTryAt !== undefined)
    return goneNotice(Math.max(0, Math.ceil((transfer.nextTryAt - Date.now()) / 1000)), tryNow)
  if (transfer.kind !== 'interrupted') return nothing
  const { done, of, error } = transfer
  const place = {
    title: msg(str`We lost the connection at ${formatCount(done)} of ${formatCount(of)} patients`),
  }
  return problemNotice(error, {
    level,
    ...(error.code === 'server-unreachable'
      ? { ...place, advice: msg('Your list and message are safe on this page. Nothing has been sent.') }
      : {}),
    secondsLeft,
    retry: tryNow,
  })
}
