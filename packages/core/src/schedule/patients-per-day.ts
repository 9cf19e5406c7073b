import type { Instant } from '../primitives/instant.ts'
import type { Wave } from './plan-schedule.ts'
import { toLondon } from './to-london.ts'

/** What leaves on one day of London's calendar. */
export interface DayOfSchedule {
  /** 2026-11-26 */
  readonly date: string
  readonly count: number
  readonly first: Instant
  readonly last: Instant
}

/** How many leave on each day, and when the first and the last of them do. Days on which nobody leaves are missing. */
export function patientsPerDay(waves: readonly Wave[]): readonly DayOfSchedule[] {
  const days = new Map<string, DayOfSchedule>()
  for (const { at, count } of waves) {
    const { date } = toLondon(at)
    const day = days.get(date)
    days.set(
      date,
      day === undefined
        ? { date, count, first: at, last: at }
        : { ...day, count: day.count + count, last: at },
    )
  }
  return [...days.values()]
}
