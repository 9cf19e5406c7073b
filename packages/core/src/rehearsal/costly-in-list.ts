import { explainSms, type CostlyCharacter } from '../message/explain-sms.ts'
import { measureSms, type SmsMeasure, type SmsProfile } from '../message/measure-sms.ts'

/** A character that forces texts of a list into UCS-2, whether it stands in the message or in a patient's details. */
export interface CostlyInList {
  readonly character: string
  /** What to write instead: '' leaves it out; undefined where leaving it out would change what is said. */
  readonly replacement: string | undefined
  /** How many patients' texts hold it. */
  readonly patients: number
  /** Texts that those patients would need fewer if every costly character of theirs were replaced. */
  readonly extraTexts: number
}

/** Adds up what characters cost over a list. Texts of one list are alike, so what is in them is worked out once. */
export interface CostlyTally {
  readonly add: (sent: SmsMeasure, profile: SmsProfile) => void
  readonly characters: () => readonly CostlyInList[]
}

type Costly = Pick<CostlyCharacter, 'character' | 'replacement'>

/** What is not plain GSM 03.38 of one septet, each with the letter before it, on which an accent may stand. */
const notPlain = /[\s\S]?[^\n\r -Z_a-z]+/gu
const extensions = /[\f^{}\\[~\]|€]/

export function costlyTally(): CostlyTally {
  const charactersByForeign = new Map<string, readonly Costly[]>()
  const extraByForeign = new Map<string, number>()
  const sums = new Map<string, { -readonly [K in keyof CostlyInList]: CostlyInList[K] }>()

  return {
    add(measure, profile) {
      if (measure.encoding === 'gsm-7') return
      const foreign = (measure.sentText.match(notPlain) ?? []).join(' ')
      const characters = remembered(charactersByForeign, foreign, () =>
        distinct(explainSms(foreign, { profile }).costly),
      )
      const extraTexts = extraOf(measure, profile, foreign, characters)
      for (const { character, replacement } of characters) {
        const sum = remembered(sums, character, () => ({
          character,
          replacement,
          patients: 0,
          extraTexts: 0,
        }))
        sum.patients += 1
        sum.extraTexts += extraTexts
      }
    },
    characters: () =>
      [...sums.values()].sort(
        (one, other) => other.extraTexts - one.extraTexts || other.patients - one.patients,
      ),
  }

  /** The same foreign characters in as long a text save as much, unless an escape pair could lie across two texts. */
  function extraOf(
    { segments, sentText }: SmsMeasure,
    profile: SmsProfile,
    foreign: string,
    characters: readonly Costly[],
  ): number {
    const extra = () => segments - measureSms(replaceAll(sentText, characters), { profile }).segments
    if (extensions.test(foreign)) return extra()
    return remembered(extraByForeign, `${sentText.length} ${segments} ${foreign}`, extra)
  }
}

function remembered<Value>(known: Map<string, Value>, key: string, workOut: () => Value): Value {
  const value = known.get(key) ?? workOut()
  known.set(key, value)
  return value
}

function distinct(costly: readonly CostlyCharacter[]): readonly Costly[] {
  return [...new Map(costly.map((one) => [one.character, one])).values()]
}

function replaceAll(text: string, characters: readonly Costly[]): string {
  let plain = text
  for (const { character, replacement } of characters) {
    if (replacement !== undefined) plain = plain.replaceAll(character, replacement)
  }
  return plain
}
