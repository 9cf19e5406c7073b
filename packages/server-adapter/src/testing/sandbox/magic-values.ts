/**
 * What the sandbox does for which invented number or address. docs/reference/magic-values.md shows the same tables;
 * a test compares them. Everything that is not here goes well.
 */
export interface MagicRange<Outcome extends string> {
  readonly outcome: Outcome
  /** First and last of the three digits, inclusive. */
  readonly from: number
  readonly to: number
}

/** By the last three digits of a mobile from Ofcom's fiction range, 07700 900000 to 900999. */
export const textOutcomes = [
  { outcome: 'refused', from: 950, to: 954 },
  { outcome: 'later-once', from: 955, to: 959 },
  { outcome: 'answer-lost', from: 960, to: 964 },
  { outcome: 'not-delivered', from: 965, to: 969 },
  { outcome: 'no-receipt', from: 970, to: 974 },
  { outcome: 'receipt-repeated', from: 975, to: 979 },
  { outcome: 'receipt-before-answer', from: 980, to: 984 },
  { outcome: 'call-lost', from: 985, to: 989 },
] as const satisfies readonly MagicRange<string>[]

/** By digits 7 to 9 of the NHS number, for a message in the NHS App. */
export const appOutcomes = [
  { outcome: 'refused', from: 940, to: 944 },
] as const satisfies readonly MagicRange<string>[]

/** By digits 7 to 9 of the NHS number, for a look-up of somebody who is not in the directory. */
export const lookupOutcomes = [
  { outcome: 'deceased', from: 900, to: 904 },
  { outcome: 'no-answer', from: 905, to: 909 },
  { outcome: 'no-phone', from: 910, to: 914 },
  { outcome: 'landline', from: 915, to: 919 },
  { outcome: 'app-without-notifications', from: 920, to: 924 },
  { outcome: 'no-app', from: 925, to: 929 },
  { outcome: 'undelivered-lately', from: 930, to: 934 },
  { outcome: 'another-person', from: 936, to: 939 },
] as const satisfies readonly MagicRange<string>[]

/** By how the part before the @ begins, for an address at example.com. */
export const emailOutcomes = [
  { outcome: 'refused', begins: 'refused' },
  { outcome: 'later-once', begins: 'later' },
  { outcome: 'answer-lost', begins: 'no-answer' },
] as const

/** What becomes of one message at the provider. */
export type SendBehaviour =
  (typeof textOutcomes | typeof appOutcomes | typeof emailOutcomes)[number]['outcome'] | 'delivered'
export type LookupBehaviour = (typeof lookupOutcomes)[number]['outcome'] | 'found'

export function textBehaviour(e164: string): SendBehaviour {
  return outcomeOf(textOutcomes, /^\+447700900(\d{3})$/.exec(e164)?.[1]) ?? 'delivered'
}

export function appBehaviour(nhsNumber: string): SendBehaviour {
  return outcomeOf(appOutcomes, nhsNumber.slice(6, 9)) ?? 'delivered'
}

export function emailBehaviour(address: string): SendBehaviour {
  if (!/@example\.com$/i.test(address)) return 'delivered'
  return emailOutcomes.find(({ begins }) => address.toLowerCase().startsWith(begins))?.outcome ?? 'delivered'
}

export function lookupBehaviour(nhsNumber: string): LookupBehaviour {
  return outcomeOf(lookupOutcomes, nhsNumber.slice(6, 9)) ?? 'found'
}

function outcomeOf<Outcome extends string>(
  ranges: readonly MagicRange<Outcome>[],
  digits: string | undefined,
): Outcome | undefined {
  const value = Number(digits)
  return ranges.find(({ from, to }) => from <= value && value <= to)?.outcome
}
