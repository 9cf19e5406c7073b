import type { Instant, OrganisationSettings, Schedule } from '@carebatch/core'
import type { DayOfSchedule, SchedulePlan } from '@carebatch/core/schedule'
import type { Schedules } from '../time-fields/typed-time.ts'

export interface OutlookDay extends DayOfSchedule {
  /** How many leave on this day outside the organisation's hours. */
  readonly outside: number
}

/** What would happen with this schedule. */
export interface ScheduleOutlook {
  readonly days: readonly OutlookDay[]
  /** Patients who would be messaged outside the organisation's hours. */
  readonly outside: number
  /** When the hours begin next after the first wave outside. */
  readonly opensAt: Instant | undefined
  /** When it would have begun, where it waits for the hours to begin. */
  readonly heldFrom: Instant | undefined
  readonly problems: SchedulePlan['problems']
  readonly warnings: SchedulePlan['warnings']
}

export function scheduleOutlook(
  { planSchedule, patientsPerDay, checkSendWindow, bankHolidays }: Schedules,
  schedule: Schedule,
  count: number,
  now: Instant,
  hours: OrganisationSettings,
): ScheduleOutlook {
  const { waves, problems, warnings } = planSchedule(schedule, { count, now, hours })
  const holidays = bankHolidays(hours.nation)
  const outside = waves.flatMap((wave) => {
    const check = checkSendWindow(wave.at, hours.sendWindow, holidays)
    return check.inside ? [] : [{ ...wave, opensAt: check.opensAt }]
  })
  return {
    days: patientsPerDay(waves).map((day) => ({
      ...day,
      outside: countOf(outside.filter(({ at }) => at >= day.first && at <= day.last)),
    })),
    outside: countOf(outside),
    opensAt: outside[0]?.opensAt,
    heldFrom: heldFrom(schedule, now, waves[0]?.at),
    problems,
    warnings,
  }
}

function heldFrom(schedule: Schedule, now: Instant, first: Instant | undefined): Instant | undefined {
  const asked = schedule.kind === 'now' ? now : schedule.kind === 'at' ? schedule.at : schedule.start
  return first === undefined || first === asked ? undefined : asked
}

const countOf = (waves: readonly { readonly count: number }[]): number =>
  waves.reduce((sum, { count }) => sum + count, 0)
