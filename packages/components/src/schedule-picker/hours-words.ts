import { msg, str } from '@lit/localize'
import type { OrganisationSettings } from '@carebatch/core'
import { formatTimeOfDay } from '../locales/format.ts'

const days = [
  () => msg('Monday'),
  () => msg('Tuesday'),
  () => msg('Wednesday'),
  () => msg('Thursday'),
  () => msg('Friday'),
  () => msg('Saturday'),
  () => msg('Sunday'),
]

/** "8am to 6pm, Monday to Friday" */
export function hoursWords({ from, until, weekdays }: OrganisationSettings['sendWindow']): string {
  return msg(str`${formatTimeOfDay(from)} to ${formatTimeOfDay(until)}, ${weekdayWords(weekdays)}`)
}

function weekdayWords(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort((one, other) => one - other)
  const [first, last] = [sorted[0] ?? 1, sorted.at(-1) ?? 7]
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  return isRun ? msg(str`${nameOf(first)} to ${nameOf(last)}`) : sorted.map(nameOf).join(', ')
}

const nameOf = (weekday: number): string => days[weekday - 1]?.() ?? ''
