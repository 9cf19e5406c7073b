import { messageCost } from './message-cost.ts'
import type { Rehearsal, RehearsalInput } from './rehearsal.ts'
import { rehearsalWarnings } from './rehearsal-warnings.ts'
import { expectedTexts } from './text-cost.ts'
import { timesOf } from './times-of.ts'

/**
 * Renders, measures and dates every message of a batch without sending any: what staff see before they press Send.
 * Patients with a missing value are named and not costed, since nothing can be rendered for them.
 */
export function rehearse(input: RehearsalInput): Rehearsal {
  const { review, settings } = input
  const measured = messageCost(input)
  measured.add(review.patients)
  const { tooLong, withoutFallback, ...cost } = measured.result()
  const times = timesOf(input)
  return {
    patients: review.patients.length,
    contactable: review.contactable,
    byReason: review.byReason,
    channels: review.byChannel,
    ...cost,
    expected: expectedTexts(cost.texts, cost.fallbackTexts, settings),
    withoutFallback,
    ...times.window,
    warnings: rehearsalWarnings(input, { tooLong, times }),
  }
}
