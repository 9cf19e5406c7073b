import { msg, str } from '@lit/localize'

/** A wait in whole steps that one can believe: tens of seconds below a minute, half minutes above. */
export function durationWords(seconds: number): string {
  if (seconds < 5) return msg('a few seconds')
  if (seconds < 55) return msg(str`about ${Math.max(10, Math.round(seconds / 10) * 10)} seconds`)
  const halves = Math.round(seconds / 30)
  const minutes = Math.floor(halves / 2)
  const words = minutes === 1 ? msg('about 1 minute') : msg(str`about ${minutes} minutes`)
  return halves % 2 === 0 || minutes >= 10 ? words : msg(str`${words} 30 seconds`)
}
