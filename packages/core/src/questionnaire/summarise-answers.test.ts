import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initialAnswers, missingAnswers, readPage } from './check-answers.ts'
import { questionPages } from './question-pages.ts'
import { question, questionnaireOf, shownIf } from './questionnaire.fixtures.ts'
import { summariseAnswers, summaryText } from './summarise-answers.ts'
import { toQuestionnaireResponse } from './to-questionnaire-response.ts'

const scored = (text: string, score: number) => ({
  valueString: text,
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }],
})
const flag = (operator: string, answer: Record<string, unknown>, words: string, urgent: boolean) => ({
  url: 'urn:x-carebatch:red-flag',
  extension: [
    { url: 'operator', valueCode: operator },
    { url: 'answer', ...answer },
    { url: 'words', valueString: words },
    { url: 'urgent', valueBoolean: urgent },
  ],
})
const kilograms = { code: 'kg', display: 'kg' }

const questionnaire = questionnaireOf(
  [
    question('tired', 'choice', {
      required: true,
      answerOption: [scored('Never', 0), scored('Often', 2)],
      extension: [flag('=', { valueString: 'Often' }, 'Often tired', false)],
    }),
    question('sleep', 'choice', {
      repeats: true,
      answerOption: [scored('Late', 1), scored('Broken', 3)],
      ...shownIf('tired', '=', { answerString: 'Often' }),
    }),
    {
      linkId: 'weights',
      type: 'group',
      text: 'Weights',
      item: [
        question('first', 'integer', { extension: [flag('>=', { valueInteger: 150 }, '150 or more', true)] }),
        question('second', 'integer'),
      ],
    },
    question('born', 'date', { initial: [{ valueDate: '1990-05-09' }] }),
    question('note', 'text', { required: true, item: [question('more', 'boolean')] }),
  ],
  {
    version: '3',
    extension: [
      {
        url: 'urn:x-carebatch:average',
        extension: [
          { url: 'title', valueString: 'Mean weight' },
          { url: 'unit', valueCoding: kilograms },
          { url: 'of', valueString: 'first' },
          { url: 'of', valueString: 'second' },
        ],
      },
    ],
  },
)

const answers = {
  tired: [{ type: 'string', value: 'Often' }],
  sleep: [
    { type: 'string', value: 'Late' },
    { type: 'string', value: 'Broken' },
  ],
  first: [{ type: 'integer', value: 151 }],
  second: [{ type: 'integer', value: 70 }],
  born: [{ type: 'date', value: '1990-05-09' }],
  note: [{ type: 'string', value: 'Fine' }],
  more: [{ type: 'boolean', value: true }],
} as const

test('answers are summed up with flags, score, means and words', () => {
  assert.equal(
    summaryText('Example', summariseAnswers(questionnaire, answers)),
    [
      'Answers to Example',
      'Red flag: Often tired',
      'Red flag: 150 or more',
      'Score: 6',
      'Mean weight: 111 kg (from 2 of 2)',
      'tired?: Often',
      'sleep?: Late, Broken',
      'first?: 151',
      'second?: 70',
      'born?: 9 May 1990',
      'note?: Fine',
      'more?: Yes',
    ].join('\n'),
  )
  assert.equal(summariseAnswers(questionnaire, answers).isUrgent, true)
})

test('what is hidden raises no flag, scores nothing and is not in the mean', () => {
  const never = { ...answers, tired: [{ type: 'string', value: 'Never' }], first: [], second: [] } as const
  const { redFlags, isUrgent, score, averages, lines } = summariseAnswers(questionnaire, never)
  assert.deepEqual([redFlags, isUrgent, score, averages], [[], false, 0, []])
  assert.ok(!lines.some(({ linkId }) => linkId === 'sleep'))
  assert.equal(lines.find(({ linkId }) => linkId === 'first')?.answer, undefined)
})

test('a response holds what was answered to shown questions, in the shape of the questionnaire', () => {
  const response = toQuestionnaireResponse({
    key: 'm1',
    questionnaire,
    answers: { ...answers, second: [] },
    nhsNumber: '9990548609',
    authored: '2026-11-24T10:00:00.000Z',
  })
  assert.equal(response.questionnaire, 'urn:example:q|3')
  assert.deepEqual(response.item.slice(1), [
    { linkId: 'sleep', text: 'sleep?', answer: [{ valueString: 'Late' }, { valueString: 'Broken' }] },
    {
      linkId: 'weights',
      text: 'Weights',
      item: [{ linkId: 'first', text: 'first?', answer: [{ valueInteger: 151 }] }],
    },
    { linkId: 'born', text: 'born?', answer: [{ valueDate: '1990-05-09' }] },
    {
      linkId: 'note',
      text: 'note?',
      answer: [
        { valueString: 'Fine', item: [{ linkId: 'more', text: 'more?', answer: [{ valueBoolean: true }] }] },
      ],
    },
  ])
})

test('a required question that is shown and left empty is missing', () => {
  const linkIds = (given: object) =>
    missingAnswers(questionnaire, { ...answers, ...given }).map(({ linkId }) => linkId)
  assert.deepEqual(linkIds({}), [])
  assert.deepEqual(linkIds({ tired: [], note: [] }), ['tired', 'note'])
})

test('a page reads its own fields alone, and keeps what was right beside what was wrong', () => {
  const page = questionPages(questionnaire, answers).find(({ key }) => key === 'first')
  assert.ok(page)
  const both = questionPages({ ...questionnaire, oneQuestionAPage: false }, answers)[0]
  assert.ok(both)
  assert.deepEqual(readPage(page, { 'answer:first': ['80'], 'answer:second': ['nonsense'] }), {
    answers: { first: [{ type: 'integer', value: 80 }] },
    problems: [],
  })
  const reading = readPage(both, {
    'answer:first': ['80'],
    'answer:second': ['nonsense'],
    'answer:note': ['x'],
  })
  assert.deepEqual(reading.answers.first, [{ type: 'integer', value: 80 }])
  assert.deepEqual(reading.problems, [
    { linkId: 'tired', code: 'answer-missing' },
    { linkId: 'second', code: 'not-a-number' },
  ])
})

test('a questionnaire may begin with answers', () => {
  assert.deepEqual(initialAnswers(questionnaire), { born: [{ type: 'date', value: '1990-05-09' }] })
})
