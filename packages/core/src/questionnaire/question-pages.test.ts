import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from './answer-value.ts'
import { openPage, questionPages } from './question-pages.ts'
import { options, question, questionnaireOf, shownIf } from './questionnaire.fixtures.ts'
import { shownQuestions } from './shown-items.ts'

const page = {
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  valueCodeableConcept: { coding: [{ code: 'page' }] },
}
const yes: Answers[string] = [{ type: 'boolean', value: true }]
const text = (value: string): Answers[string] => [{ type: 'string', value }]

const items = [
  { linkId: 'hello', type: 'display', text: 'Hello' },
  question('a', 'boolean'),
  {
    linkId: 'g',
    type: 'group',
    text: 'About you',
    item: [question('b', 'string', shownIf('a', '=', { answerBoolean: true })), question('c', 'string')],
  },
  {
    linkId: 'p',
    type: 'group',
    text: 'Day 1',
    extension: [page],
    item: [question('d', 'integer'), question('e', 'integer')],
  },
  { linkId: 'bye', type: 'display', text: 'Bye' },
]

const shape = (questionnaire: ReturnType<typeof questionnaireOf>, answers: Answers) =>
  questionPages(questionnaire, answers).map(({ key, caption, items }) => [
    key,
    caption,
    items.map(({ linkId }) => linkId).join(),
  ])

test('questions come one by one, words with the next, a page group whole', () => {
  assert.deepEqual(shape(questionnaireOf(items), { a: yes }), [
    ['a', undefined, 'hello,a'],
    ['b', 'About you', 'b'],
    ['c', 'About you', 'c'],
    ['d', undefined, 'p,d,e,bye'],
  ])
})

test('or all on one page', () => {
  const whole = { extension: [{ url: 'urn:x-carebatch:one-question-a-page', valueBoolean: false }] }
  assert.deepEqual(shape(questionnaireOf(items, whole), {}), [['a', undefined, 'hello,a,g,c,p,d,e,bye']])
})

test('somebody who comes back begins where they stopped, also where a question was left empty', () => {
  const questionnaire = questionnaireOf(items)
  assert.equal(openPage(questionnaire, {})?.key, 'a')
  assert.equal(openPage(questionnaire, { a: [] })?.key, 'c')
  assert.equal(openPage(questionnaire, { a: yes, c: [] })?.key, 'b', 'a change of mind opened it')
  assert.equal(openPage(questionnaire, { a: [], c: [], d: [] })?.key, 'd', 'one question of the page is open')
  assert.equal(openPage(questionnaire, { a: [], c: [], d: [], e: [] }), undefined)
})

const cases: readonly (readonly [
  operator: string,
  answer: Record<string, unknown>,
  given: Answers[string],
  shown: boolean,
])[] = [
  ['exists', { answerBoolean: true }, [], false],
  ['exists', { answerBoolean: false }, [], true],
  ['=', { answerString: 'x' }, text('x'), true],
  ['=', { answerString: 'x' }, text('y'), false],
  ['!=', { answerString: 'x' }, text('y'), true],
  ['!=', { answerString: 'x' }, [], true],
  ['=', { answerString: 'x' }, [...(text('y') ?? []), ...(text('x') ?? [])], true],
  ['!=', { answerString: 'x' }, [...(text('y') ?? []), ...(text('x') ?? [])], false],
]

for (const [operator, answer, given, shown] of cases) {
  test(`${operator} ${JSON.stringify(answer)} is ${String(shown)} for ${JSON.stringify(given)}`, () => {
    const questionnaire = questionnaireOf([
      question('q', 'open-choice', { ...options('x', 'y'), repeats: true }),
      question('then', 'string', shownIf('q', operator, answer)),
    ])
    const linkIds = shownQuestions(questionnaire, { q: given ?? [] }).map(({ linkId }) => linkId)
    assert.equal(linkIds.includes('then'), shown)
  })
}

test('figures and moments are compared as such, and only with the same unit', () => {
  const shows = (type: string, operator: string, answer: Record<string, unknown>, given: Answers[string]) =>
    shownQuestions(
      questionnaireOf([question('q', type), question('then', 'string', shownIf('q', operator, answer))]),
      { q: given ?? [] },
    ).length === 2
  assert.ok(shows('integer', '>', { answerDecimal: 9.5 }, [{ type: 'integer', value: 10 }]))
  assert.ok(shows('date', '<=', { answerDate: '2026-03-01' }, [{ type: 'date', value: '2026-02-28' }]))
  assert.ok(
    shows('dateTime', '=', { answerDateTime: '2026-07-01T09:00:00+00:00' }, [
      { type: 'dateTime', value: '2026-07-01T10:00:00+01:00' },
    ]),
  )
  const kilograms = { answerQuantity: { value: 70, unit: 'kg', code: 'kg' } }
  assert.ok(
    shows('quantity', '>', kilograms, [{ type: 'quantity', value: { value: 71, unit: 'kg', code: 'kg' } }]),
  )
  assert.ok(
    !shows('quantity', '>', kilograms, [
      { type: 'quantity', value: { value: 154, unit: 'lb', code: '[lb_av]' } },
    ]),
  )
})

test('the answer to a question that is hidden counts for nothing, also for others', () => {
  const questionnaire = questionnaireOf([
    question('a', 'boolean'),
    question('b', 'string', shownIf('a', '=', { answerBoolean: true })),
    question('c', 'string', shownIf('b', 'exists', { answerBoolean: true })),
  ])
  const linkIds = (answers: Answers) => shownQuestions(questionnaire, answers).map(({ linkId }) => linkId)
  assert.deepEqual(linkIds({ a: yes, b: text('x') ?? [] }), ['a', 'b', 'c'])
  assert.deepEqual(linkIds({ a: [], b: text('x') ?? [], c: text('y') ?? [] }), ['a'])
})
