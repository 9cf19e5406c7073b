import type { Instant, OrganisationSettings, Schedule } from '@carebatch/core'
import type { Schedules } from './typed-time.ts'

export interface OutlookWave {
  readonly at: Instant
  readonly count: number
  readonly isOutside: boolean
}

/** What would happen with this schedule. */
export interface ScheduleOutlook {
  readonly waves: readonly OutlookWave[]
  /** Patients who would be messaged outside the organisation's hours. */
  readonly outside: number
  /** When the hours begin next after the first wave outside. */
  readonly opensAt: Instant | undefined
}

export function scheduleOutlook(
  { planSchedule, checkSendWindow }: Schedules,
  schedule: Schedule,
  count: number,
  now: Instant,
  { sendWindow }: OrganisationSettings,
): ScheduleOutlook {
  const checked = planSchedule(schedule, { count, now }).waves.map((wave) => ({
    wave,
    check: checkSendWindow(wave.at, sendWindow),
  }))
  const outside = checked.filter(({ check }) => !check.inside)
  const [firstOutside] = outside
  return {
    waves: checked.map(({ wave, check }) => ({ ...wave, isOutside: !check.inside })),
    outside: outside.reduce((sum, { wave }) => sum + wave.count, 0),
    opensAt: firstOutside && !firstOutside.check.inside ? firstOutside.check.opensAt : undefined,
  }
}
