import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summariseAnswers } from '../summarise-answers.ts'
import { allQuestions, type Questionnaire } from '../questionnaire.ts'
import { readQuestionnaire } from '../read-questionnaire.ts'
import type { AnswerValue } from '../answer-value.ts'
import { shippedQuestionnaires } from './shipped-questionnaires.ts'

function shipped(code: string, language: 'en' | 'cy' = 'en'): Questionnaire {
  const found = shippedQuestionnaires.find((one) => one.code === code)
  const { questionnaire, refusals } = readQuestionnaire(found?.resource, { language })
  assert.deepEqual(refusals, [])
  assert.ok(questionnaire)
  return questionnaire
}

for (const { code } of shippedQuestionnaires) {
  test(`${code} can be shown whole and says that it is an example`, () =>
    assert.equal(shipped(code).isExample, true))
}

for (const [code, days] of [
  ['blood-pressure-4-day', 4],
  ['blood-pressure-7-day', 7],
] as const) {
  test(`${code}: two readings twice a day, its link as long as the monitoring, a text after 3 hours (guide, paths)`, () => {
    const questionnaire = shipped(code)
    assert.equal(allQuestions(questionnaire).length, days * 2 * 2 * 2)
    assert.equal(questionnaire.validDays, days)
    assert.equal(questionnaire.fallbackAfterHours, 3)
  })
}

test('the mean blood pressure leaves out the first day and carries the code of GP Connect', () => {
  const questionnaire = shipped('blood-pressure-4-day')
  const figures = (linkId: string) =>
    linkId.startsWith('day-1-') ? 170 : linkId.includes('-1-systolic') ? 130 : 140
  const answers = Object.fromEntries(
    allQuestions(questionnaire).map(({ linkId }) => [linkId, [{ type: 'integer', value: figures(linkId) }]]),
  ) as Record<string, readonly AnswerValue[]>
  const [systolic] = summariseAnswers(questionnaire, answers).averages
  assert.equal(systolic?.value, 135)
  assert.equal(systolic?.from, 12)
  assert.equal(systolic?.code?.code, '413606001')
})

const urgent: readonly (readonly [code: string, linkId: string, answer: AnswerValue])[] = [
  ['asthma-symptoms', 'breathless', { type: 'string', value: 'Yes, today' }],
  ['blood-pressure-7-day', 'day-3-evening-2-systolic', { type: 'integer', value: 180 }],
  ['blood-pressure-4-day', 'day-1-morning-1-diastolic', { type: 'integer', value: 120 }],
]

for (const [code, linkId, answer] of urgent) {
  test(`${code}: ${linkId} ${String(answer.value)} needs help today`, () => {
    const questionnaire = shipped(code)
    assert.equal(summariseAnswers(questionnaire, { [linkId]: [answer] }).isUrgent, true)
    assert.match(questionnaire.urgentEnding.text, /111.*999/s)
  })
}

test('smoking status is translated, and its answers are findings of SNOMED CT in the record', () => {
  const welsh = shipped('smoking-status', 'cy')
  assert.equal(welsh.isTranslated, true)
  assert.deepEqual(welsh.items[0]?.text, 'Ydych chi’n ysmygu?')
  const [smoking] = allQuestions(welsh)
  assert.deepEqual(
    smoking?.options.map(({ value }) => value.type === 'coding' && [value.value.code, value.value.display]),
    [
      ['266919005', 'Never smoked tobacco'],
      ['8517006', 'Ex-smoker'],
      ['77176002', 'Smoker'],
    ],
  )
})
