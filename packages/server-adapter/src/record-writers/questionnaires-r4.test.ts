import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import {
  allQuestions,
  readQuestionnaire,
  replyObservations,
  shippedQuestionnaires,
  toQuestionnaireResponse,
  type AnswerValue,
  type Answers,
  type Question,
  type Questionnaire,
} from '@carebatch/core'
import { r4Problems } from './fhir-server.fixtures.ts'

/** Something to answer each question with: an option that leads on, the least figure, a word. */
function anyAnswer({ type, options, least }: Question): AnswerValue {
  const last = options.at(-1)
  if (last !== undefined) return last.value
  if (type === 'boolean') return { type, value: false }
  if (type === 'integer') return { type, value: Number(least ?? 1) }
  return { type: 'string', value: 'Something' }
}

function replyTo(questionnaire: Questionnaire) {
  const answers: Answers = Object.fromEntries(
    allQuestions(questionnaire).map((question) => [question.linkId, [anyAnswer(question)]]),
  )
  return {
    key: 'message-1',
    questionnaire,
    answers,
    nhsNumber: '9990548609',
    authored: '2026-11-24T10:00:00.000Z',
  }
}

/** A resource that the definitions must refuse, so that none of these tests passes because nothing is checked. */
before(() =>
  assert.notDeepEqual(
    r4Problems({ resourceType: 'QuestionnaireResponse', item: [{ text: 'no linkId' }] }),
    [],
  ),
)

for (const { code, resource } of shippedQuestionnaires) {
  test(`${code} is a Questionnaire by the definitions of R4`, () => {
    assert.deepEqual(r4Problems(structuredClone(resource)), [])
  })

  test(`answers to ${code} are a QuestionnaireResponse, and what they observe Observations, by the definitions of R4`, () => {
    const { questionnaire } = readQuestionnaire(resource)
    assert.ok(questionnaire)
    const response = toQuestionnaireResponse(replyTo(questionnaire))
    assert.deepEqual(r4Problems(response), [])
    assert.ok(response.item.length > 0)
    for (const observation of replyObservations(replyTo(questionnaire)))
      assert.deepEqual(r4Problems(observation), [])
  })
}
