import type { PatientReview } from '../contactability/patient-list-review.ts'
import { nothingPlayed, playPatients, type PlayInput } from './play-patients.ts'
import type { Rehearsal } from './rehearsal.ts'
import { textCost } from './text-cost.ts'

export interface MessageCostInput extends PlayInput {
  readonly settings: { readonly pencePerText: number }
}

/** What the texts of a list come to; the part of a rehearsal that needs no times. */
export type MessageCost = Pick<
  Rehearsal,
  'texts' | 'fallbackTexts' | 'atMost' | 'costly' | 'longestText' | 'missingValues' | 'withoutFallback'
> & {
  /** Lines whose text is longer than providers take. */
  readonly tooLong: readonly number[]
}

/** Measures a list in parts, so that a long one can be measured while somebody types. */
export function messageCost(input: MessageCostInput): {
  readonly add: (patients: Iterable<PatientReview>) => void
  readonly result: () => MessageCost
} {
  const played = nothingPlayed()
  const { pencePerText } = input.settings
  return {
    add: (patients) => playPatients(input, patients, played),
    result: () => ({
      texts: textCost([played.texts], pencePerText),
      fallbackTexts: textCost([played.fallbackTexts], pencePerText),
      atMost: textCost([played.texts, played.fallbackTexts], pencePerText),
      costly: played.costly.characters(),
      longestText: played.longestText,
      missingValues: [...played.missingValues.values()],
      withoutFallback: played.withoutFallback,
      tooLong: played.tooLong,
    }),
  }
}
