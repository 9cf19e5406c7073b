import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '../questionnaire/answer-value.ts'
import { shippedQuestionnaires } from '../questionnaire/examples/shipped-questionnaires.ts'
import { readQuestionnaire } from '../questionnaire/read-questionnaire.ts'
import { replyObservations } from './reply-observations.ts'

function observationsOf(resource: unknown, answers: Answers) {
  const { questionnaire } = readQuestionnaire(resource)
  assert.ok(questionnaire)
  const observations = replyObservations({
    key: 'm1',
    questionnaire,
    answers,
    nhsNumber: '9990548609',
    authored: '2026-11-24T10:00:00.000Z',
  })
  return observations.map(({ identifier, code, valueQuantity, valueBoolean }) => [
    identifier[0]?.value,
    code.coding?.[0]?.code,
    valueQuantity ?? valueBoolean,
  ])
}

const shipped = (code: string) => shippedQuestionnaires.find((one) => one.code === code)?.resource

test('a mean blood pressure is observed with its unit, each with a key of its own', () => {
  const answers: Answers = {
    'day-2-morning-1-systolic': [{ type: 'integer', value: 131 }],
    'day-2-morning-1-diastolic': [{ type: 'integer', value: 82 }],
  }
  const unit = { unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' }
  assert.deepEqual(observationsOf(shipped('blood-pressure-4-day'), answers), [
    ['m1-1', '413606001', { value: 131, ...unit }],
    ['m1-2', '413605002', { value: 82, ...unit }],
  ])
})

test('an answer that is a finding is observed as that finding', () => {
  const smoker = { system: 'http://snomed.info/sct', code: '8517006', display: 'Ex-smoker' }
  assert.deepEqual(
    observationsOf(shipped('smoking-status'), { smoking: [{ type: 'coding', value: smoker }] }),
    [['m1-1', '8517006', undefined]],
  )
})

test('what has no code of SNOMED CT is not observed', () => {
  const same: Answers = { 'mobile-same': [{ type: 'boolean', value: true }] }
  assert.deepEqual(observationsOf(shipped('contact-details'), same), [])
  assert.deepEqual(observationsOf(shipped('smoking-status'), {}), [])
})
