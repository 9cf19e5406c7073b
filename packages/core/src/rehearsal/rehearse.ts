import { playPatients } from './play-patients.ts'
import type { Rehearsal, RehearsalInput } from './rehearsal.ts'
import { rehearsalWarnings } from './rehearsal-warnings.ts'
import { textCost } from './text-cost.ts'
import { timesOf } from './times-of.ts'

/**
 * Renders, measures and dates every message of a batch without sending any: what staff see before they press Send.
 * Patients with a missing value are named and not costed, since nothing can be rendered for them.
 */
export function rehearse(input: RehearsalInput): Rehearsal {
  const { review, settings } = input
  const played = playPatients(input)
  const times = timesOf(input)
  return {
    patients: review.patients.length,
    contactable: review.contactable,
    channels: review.byChannel,
    texts: textCost([played.texts], settings.pencePerText),
    fallbackTexts: textCost([played.fallbackTexts], settings.pencePerText),
    atMost: textCost([played.texts, played.fallbackTexts], settings.pencePerText),
    withoutFallback: played.withoutFallback,
    longestText: played.longestText,
    missingValues: [...played.missingValues.values()],
    ...times.window,
    warnings: rehearsalWarnings(input, { tooLong: played.tooLong, times }),
  }
}
