import { CareBatchError, instantFrom } from '@carebatch/core'
import type { NewBatch, OrganisationSettings } from '@carebatch/core/wire'
import { planSchedule } from '@carebatch/core/schedule'

export interface SendPlan {
  /** When the i-th of them leaves, milliseconds since 1970. */
  readonly dueAt: (index: number) => number
  readonly firstDueAt: number
  readonly lastDueAt: number
}

/**
 * When each of so many people is sent to, by the same plan as the browser's, within the organisation's hours where it
 * holds. Throws the plan's problem where nobody should follow it.
 */
export function planSends(
  schedule: NewBatch['schedule'],
  settings: OrganisationSettings,
  { count, now }: { count: number; now: number },
): SendPlan {
  const plan = planSchedule(schedule, { count, now: instantFrom(now), hours: settings })
  const [problem] = plan.problems
  if (problem !== undefined) throw new CareBatchError(problem)
  const dueAt = (index: number) => Date.parse(plan.dueAt(index))
  return { dueAt, firstDueAt: dueAt(0), lastDueAt: dueAt(count - 1) }
}
