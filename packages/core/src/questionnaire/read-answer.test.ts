import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldsFor } from './entered-fields.ts'
import { options, question, questionnaireOf } from './questionnaire.fixtures.ts'
import { allQuestions, type Question } from './questionnaire.ts'
import { readAnswer } from './read-answer.ts'

const hl7 = 'http://hl7.org/fhir/StructureDefinition'

function one(type: string, more: Record<string, unknown> = {}): Question {
  const [read] = allQuestions(questionnaireOf([question('q', type, more)]))
  assert.ok(read)
  return read
}

const limits = (least: Record<string, unknown>, most: Record<string, unknown>) => ({
  extension: [
    { url: `${hl7}/minValue`, ...least },
    { url: `${hl7}/maxValue`, ...most },
  ],
})
const whole = one('integer', limits({ valueInteger: 0 }, { valueInteger: 28 }))
const day = one('date', limits({ valueDate: '2026-01-01' }, { valueDate: '2026-12-31' }))
const weight = one('quantity', {
  extension: [
    { url: `${hl7}/questionnaire-unitOption`, valueCoding: { code: 'kg', display: 'kg' } },
    { url: `${hl7}/questionnaire-unitOption`, valueCoding: { code: '[lb_av]', display: 'pounds' } },
  ],
})
const several = one('open-choice', {
  repeats: true,
  answerOption: [
    { valueString: 'a' },
    { valueString: 'b' },
    { valueString: 'None', extension: [{ url: `${hl7}/questionnaire-optionExclusive`, valueBoolean: true }] },
  ],
})

type Fields = Readonly<Record<string, string | readonly string[]>>
const entered = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([part, value]) => [`${part}:q`, typeof value === 'string' ? [value] : value]),
  )

const read: readonly (readonly [what: Question, fields: Fields, answers: unknown])[] = [
  [one('boolean'), { answer: 'false' }, [false]],
  [one('boolean'), {}, []],
  [whole, { answer: ' 28 ' }, [28]],
  [one('decimal'), { answer: '−3.50' }, [-3.5]],
  [one('string'), { answer: '  two  words ' }, ['two  words']],
  [one('text'), { answer: 'one\r\ntwo' }, ['one\ntwo']],
  [one('url'), { answer: 'https://example.com/a' }, ['https://example.com/a']],
  [day, { day: '7', month: '03', year: '2026' }, ['2026-03-07']],
  [one('time'), { hour: '9', minute: '05' }, ['09:05:00']],
  [
    one('dateTime'),
    { day: '1', month: '7', year: '2026', hour: '9', minute: '00' },
    ['2026-07-01T09:00:00+01:00'],
  ],
  [
    one('dateTime'),
    { day: '1', month: '12', year: '2026', hour: '9', minute: '00' },
    ['2026-12-01T09:00:00+00:00'],
  ],
  [weight, { answer: '150', unit: '1' }, [{ value: 150, unit: 'pounds', code: '[lb_av]' }]],
  [several, { answer: ['1', 'other'], other: 'c' }, ['b', 'c']],
  [several, { answer: ['0', 'other'], other: 'a' }, ['a']],
  [one('choice', options('x', 'y')), { answer: '1' }, ['y']],
]

for (const [what, fields, answers] of read) {
  test(`${what.type} from ${JSON.stringify(fields)}`, () => {
    assert.deepEqual(
      readAnswer(what, entered(fields)).answers?.map(({ value }) => value),
      answers,
    )
  })
}

const refused: readonly (readonly [what: Question, fields: Fields, code: string, limit?: unknown])[] = [
  [one('string', { required: true }), { answer: '   ' }, 'answer-missing'],
  [one('choice', { ...options('x'), required: true }), {}, 'answer-missing'],
  [one('boolean'), { answer: 'yes' }, 'not-an-option'],
  [whole, { answer: '3.5' }, 'not-a-whole-number'],
  [whole, { answer: '29' }, 'too-high', 28],
  [whole, { answer: '-1' }, 'too-low', 0],
  [whole, { answer: 'lots' }, 'not-a-number'],
  [whole, { answer: '1e3' }, 'not-a-number'],
  [whole, { answer: '٣' }, 'not-a-number'],
  [
    one('decimal', { extension: [{ url: `${hl7}/maxDecimalPlaces`, valueInteger: 1 }] }),
    { answer: '1.25' },
    'too-many-decimals',
    1,
  ],
  [one('string', { maxLength: 3 }), { answer: 'four' }, 'too-long', 3],
  [
    one('string', { extension: [{ url: `${hl7}/minLength`, valueInteger: 5 }] }),
    { answer: 'four' },
    'too-short',
    5,
  ],
  [one('text'), { answer: 'x'.repeat(4001) }, 'too-long', 4000],
  [one('url'), { answer: 'javascript:alert(1)' }, 'not-a-web-address'],
  [day, { day: '30', month: '2', year: '2026' }, 'not-a-date'],
  [day, { day: '3', month: '2', year: '26' }, 'not-a-date'],
  [day, { day: '3', month: '', year: '2026' }, 'not-a-date'],
  [day, { day: '1', month: '1', year: '2027' }, 'too-high', '2026-12-31'],
  [one('time'), { hour: '24', minute: '00' }, 'not-a-time'],
  [one('dateTime'), { day: '1', month: '7', year: '2026' }, 'not-a-time'],
  [weight, { answer: '70' }, 'not-an-option'],
  [several, { answer: ['0', '2'] }, 'option-exclusive'],
  [several, { answer: ['other'], other: '' }, 'other-missing'],
  [several, { answer: ['7'] }, 'not-an-option'],
  [one('choice', options('x', 'y')), { answer: ['0', '1'] }, 'too-many-answers'],
  [one('choice', options('x')), { answer: 'other', other: 'z' }, 'not-an-option'],
]

for (const [what, fields, code, limit] of refused) {
  test(`${what.type} from ${JSON.stringify(fields).slice(0, 60)}: ${code}`, () => {
    assert.deepEqual(readAnswer(what, entered(fields)).problem, {
      linkId: 'q',
      code,
      ...(limit !== undefined && { limit }),
    })
  })
}

test('what was answered is shown in its fields again and read as the same', () => {
  for (const [what, fields] of read) {
    const { answers = [] } = readAnswer(what, entered(fields))
    assert.deepEqual(readAnswer(what, fieldsFor(what, answers)).answers, answers)
  }
})

test('no text makes it throw', () => {
  const kinds = [whole, day, weight, several, one('time'), one('url'), one('dateTime')]
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(fc.string({ unit: 'binary' })),
      fc.string(),
      (what, answer, rest) => {
        readAnswer(
          what,
          entered({
            answer,
            other: rest,
            unit: rest,
            day: rest,
            month: rest,
            year: rest,
            hour: rest,
            minute: rest,
          }),
        )
      },
    ),
  )
})
