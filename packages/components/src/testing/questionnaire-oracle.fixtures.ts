import * as fc from 'fast-check'
import type { Answers, AnswerValue } from '@carebatch/core'

/** A generated FHIR R4 Questionnaire, and answers to all of its questions, also to those that they hide. */
export interface GeneratedCase {
  readonly resource: Record<string, unknown>
  readonly answers: Answers
}

interface Kind {
  readonly type: string
  readonly value: AnswerValue['type']
  readonly values: readonly AnswerValue[]
}

const texts = (
  type: 'string' | 'uri' | 'date' | 'time',
  ...values: readonly string[]
): readonly AnswerValue[] => values.map((value) => ({ type, value }))
const figures = (type: 'integer' | 'decimal', ...values: readonly number[]): readonly AnswerValue[] =>
  values.map((value) => ({ type, value }))
const codings: readonly AnswerValue[] = ['a', 'b', 'c'].map((code) => ({
  type: 'coding',
  value: { system: 'urn:example:letters', code, display: `Letter ${code}` },
}))

const kinds: readonly Kind[] = [
  { type: 'boolean', value: 'boolean', values: [true, false].map((value) => ({ type: 'boolean', value })) },
  { type: 'integer', value: 'integer', values: figures('integer', -1, 0, 7, 12) },
  { type: 'decimal', value: 'decimal', values: figures('decimal', -1.5, 0.25, 7.5) },
  { type: 'string', value: 'string', values: texts('string', 'red', 'blue') },
  { type: 'text', value: 'string', values: texts('string', 'red', 'one\nline more') },
  { type: 'date', value: 'date', values: texts('date', '2026-01-31', '2026-02-01') },
  { type: 'time', value: 'time', values: texts('time', '08:30:00', '17:05:00') },
  { type: 'choice', value: 'coding', values: codings },
]

/** LHC-Forms compares no dates and times in conditions: of them it is asked only whether they exist. */
function operatorsOf({ type }: Kind): readonly string[] {
  if (type === 'date' || type === 'time') return ['exists']
  const equal = ['exists', '=', '!=']
  return type === 'integer' || type === 'decimal' ? [...equal, '>', '<', '>=', '<='] : equal
}

const capital = (type: string) => `${type.charAt(0).toUpperCase()}${type.slice(1)}`

/** What one item is made of; indexes point at items before it. */
const seed = fc.record({
  kind: fc.nat(kinds.length - 1),
  isGroup: fc.boolean(),
  inGroup: fc.boolean(),
  repeats: fc.boolean(),
  given: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  behaviour: fc.constantFrom('all', 'any'),
  conditions: fc.array(
    fc.record({ question: fc.nat(30), operator: fc.nat(6), answer: fc.nat(3), exists: fc.boolean() }),
    { maxLength: 2 },
  ),
})
type Seed = typeof seed extends fc.Arbitrary<infer Value> ? Value : never

/** Conditions ask about questions that stand before, so that they never run in a circle. */
export const generatedCase: fc.Arbitrary<GeneratedCase> = fc
  .array(seed, { minLength: 2, maxLength: 9 })
  .map((seeds) => {
    const asked: { readonly linkId: string; readonly kind: Kind }[] = []
    const answers: Record<string, readonly AnswerValue[]> = {}
    const items: Record<string, unknown>[] = []
    let group: Record<string, unknown>[] | undefined
    seeds.forEach((one, at) => {
      const linkId = `q${at}`
      const shownWhen = conditionsOf(one, asked)
      const home = one.inGroup && group ? group : items
      if (one.isGroup && at < seeds.length - 1) {
        group = []
        home.push({ linkId, type: 'group', text: `Group ${at}`, item: group, ...shownWhen })
        return
      }
      const kind = kinds[one.kind] ?? kinds[0]
      if (kind === undefined) return
      home.push({ linkId, type: kind.type, text: `Question ${at}?`, ...optionsOf(kind, one), ...shownWhen })
      const given = one.given.flatMap((index) => kind.values[index] ?? [])
      answers[linkId] = one.repeats && kind.type === 'choice' ? given : given.slice(0, 1)
      asked.push({ linkId, kind })
    })
    return {
      resource: {
        resourceType: 'Questionnaire',
        url: 'urn:example:generated',
        title: 'Generated',
        status: 'draft',
        item: withoutEmpty(items),
      },
      answers,
    }
  })

function conditionsOf(
  { conditions, behaviour }: Seed,
  asked: readonly { readonly linkId: string; readonly kind: Kind }[],
) {
  const enableWhen = conditions.flatMap(({ question, operator, answer, exists }) => {
    const source = asked.at(question % Math.max(asked.length, 1))
    if (source === undefined) return []
    const operators = operatorsOf(source.kind)
    const chosen = operators[operator % operators.length]
    const value = source.kind.values[answer % source.kind.values.length]
    const wanted =
      chosen === 'exists'
        ? { answerBoolean: exists }
        : { [`answer${capital(source.kind.value)}`]: value?.value }
    return [{ question: source.linkId, operator: chosen, ...wanted }]
  })
  if (enableWhen.length === 0) return {}
  return { enableWhen, ...(enableWhen.length > 1 && { enableBehavior: behaviour }) }
}

function optionsOf(kind: Kind, { repeats }: Seed) {
  if (kind.type !== 'choice') return {}
  return {
    answerOption: kind.values.map(({ value }) => ({ valueCoding: value })),
    ...(repeats && { repeats }),
  }
}

/** FHIR wants no group without items. */
function withoutEmpty(items: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  return items.flatMap((item) => {
    if (!Array.isArray(item.item)) return [item]
    const below = withoutEmpty(item.item)
    return below.length === 0 ? [] : [{ ...item, item: below }]
  })
}
