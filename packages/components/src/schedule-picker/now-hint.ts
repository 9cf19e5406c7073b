import { msg, str } from '@lit/localize'
import { formatTime } from '../locales/format.ts'

/** When messages leave that are sent now: after the seconds in which Send can be undone. */
export function nowHint(now: number, undoSeconds: number): string {
  if (undoSeconds === 0) return msg('As soon as you press Send')
  const at = formatTime(now + undoSeconds * 1_000)
  return msg(str`At about ${at}, ${undoSeconds} seconds after you press Send. Until then you can stop it`)
}
