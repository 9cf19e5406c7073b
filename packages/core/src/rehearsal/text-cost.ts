import type { Rehearsal } from './rehearsal.ts'

/** How many patients need 1, 2, 3 … texts. */
export type Segments = ReadonlyMap<number, number>

/** What a number of patients' texts come to. */
export interface TextCost {
  readonly patients: number
  /** In order of length; lengths that nobody needs are missing. */
  readonly bySegments: Segments
  /** Texts in all. */
  readonly texts: number
  readonly pence: number
}

/** Adds up the texts of one or more groups of patients. */
export function textCost(groups: readonly Segments[], pencePerText: number): TextCost {
  const sums = new Map<number, number>()
  for (const [segments, patients] of groups.flatMap((group) => [...group])) {
    sums.set(segments, (sums.get(segments) ?? 0) + patients)
  }
  const bySegments = new Map([...sums].sort(([one], [other]) => one - other))
  let [patients, texts] = [0, 0]
  for (const [segments, each] of bySegments) {
    patients += each
    texts += segments * each
  }
  return { patients, bySegments, texts, pence: hundredths(texts * pencePerText) }
}

/** What is likely to leave, if the assumed share of NHS App messages stays unread. */
export function expectedTexts(
  first: TextCost,
  following: TextCost,
  settings: { readonly pencePerText: number; readonly assumedUnreadPercent: number },
): Rehearsal['expected'] {
  const { pencePerText, assumedUnreadPercent } = settings
  const fallbackTexts = Math.round((following.texts * assumedUnreadPercent) / 100)
  const texts = first.texts + fallbackTexts
  return {
    unreadPercent: assumedUnreadPercent,
    fallbackTexts,
    texts,
    pence: hundredths(texts * pencePerText),
  }
}

/** A price like 2.35p is no binary fraction: 3 texts would cost 7.050000000000001p. */
function hundredths(pence: number): number {
  return Math.round(pence * 100) / 100
}
