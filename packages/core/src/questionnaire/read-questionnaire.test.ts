import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { options, question, questionnaireOf, resourceOf, shownIf } from './questionnaire.fixtures.ts'
import { allQuestions } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'

const hl7 = 'http://hl7.org/fhir/StructureDefinition'
const control = (code: string) => ({
  url: `${hl7}/questionnaire-itemControl`,
  valueCodeableConcept: { coding: [{ code }] },
})

const refused: readonly (readonly [
  what: string,
  item: Record<string, unknown>,
  code: string,
  element: string,
])[] = [
  ['an attachment', question('q', 'attachment'), 'type-not-supported', 'type'],
  ['a reference', question('q', 'reference'), 'type-not-supported', 'type'],
  ['a type that FHIR does not know', question('q', 'colour'), 'type-not-supported', 'type'],
  [
    'an element that nobody knows',
    question('q', 'string', { colour: 'red' }),
    'element-not-supported',
    'colour',
  ],
  ['a read-only question', question('q', 'string', { readOnly: true }), 'element-not-supported', 'readOnly'],
  [
    'several texts for one question',
    question('q', 'string', { repeats: true }),
    'element-not-supported',
    'repeats',
  ],
  ['no words', { linkId: 'q', type: 'string' }, 'text-missing', 'text'],
  ['a choice of nothing', question('q', 'choice'), 'options-missing', 'answerOption'],
  [
    'a value set of somewhere else',
    question('q', 'choice', { answerValueSet: 'http://example.com/vs' }),
    'element-not-supported',
    'answerValueSet',
  ],
  ['one option twice', question('q', 'choice', options('a', 'a')), 'options-repeated', 'answerOption'],
  [
    'a SNOMED CT code with a wrong check digit',
    question('q', 'string', { code: [{ system: 'http://snomed.info/sct', code: '413606002' }] }),
    'snomed-code-invalid',
    'code[0].code',
  ],
  [
    'a pattern, which could take for ever',
    question('q', 'string', { extension: [{ url: `${hl7}/regex`, valueString: '(a+)+$' }] }),
    'extension-not-supported',
    'extension(regex)',
  ],
  [
    'a calculated value',
    question('q', 'integer', { extension: [{ url: `${hl7}/questionnaire-calculatedExpression` }] }),
    'extension-not-supported',
    'extension(questionnaire-calculatedExpression)',
  ],
  [
    'something beside a text',
    { ...question('q', 'string'), _text: { extension: [{ url: `${hl7}/cqf-expression` }] } },
    'extension-not-supported',
    '_text',
  ],
  [
    'a slider',
    question('q', 'integer', { extension: [control('slider')] }),
    'control-not-supported',
    'extension(questionnaire-itemControl)',
  ],
  [
    'a condition on nobody',
    question('q', 'string', shownIf('other', 'exists', { answerBoolean: true })),
    'question-unknown',
    'enableWhen[0].question',
  ],
  [
    'a condition on itself',
    question('q', 'boolean', shownIf('q', '=', { answerBoolean: true })),
    'condition-circular',
    'enableWhen',
  ],
  [
    'two conditions and no word on how they go together',
    question('q', 'string', {
      enableWhen: [
        { question: 'first', operator: 'exists', answerBoolean: true },
        { question: 'first', operator: 'exists', answerBoolean: false },
      ],
    }),
    'value-invalid',
    'enableBehavior',
  ],
  [
    'more than a word',
    question('q', 'string', shownIf('first', '>', { answerString: 'a' })),
    'value-invalid',
    'enableWhen[0].operator',
  ],
  [
    'an answer of another type',
    question('q', 'string', shownIf('first', '=', { answerInteger: 3 })),
    'condition-impossible',
    'enableWhen[0].answer',
  ],
  [
    'a least above the most',
    question('q', 'integer', {
      extension: [
        { url: `${hl7}/minValue`, valueInteger: 5 },
        { url: `${hl7}/maxValue`, valueInteger: 4 },
      ],
    }),
    'limits-crossed',
    'extension(maxValue)',
  ],
  [
    'a day that does not exist',
    question('q', 'date', { initial: [{ valueDate: '2026-02-30' }] }),
    'value-invalid',
    'initial[0].valueDate',
  ],
  [
    'a group to be filled in again and again',
    { linkId: 'q', type: 'group', repeats: true },
    'element-not-supported',
    'repeats',
  ],
]

for (const [what, item, code, element] of refused) {
  test(`${what} is refused by name`, () => {
    const { questionnaire, refusals } = readQuestionnaire(resourceOf([question('first', 'string'), item]))
    assert.equal(questionnaire, undefined)
    assert.deepEqual(refusals, [{ code, linkId: 'q', element }])
  })
}

const wholly: readonly (readonly [what: string, resource: unknown, code: string])[] = [
  ['another resource', { resourceType: 'Patient' }, 'not-a-questionnaire'],
  ['no resource', 'Questionnaire', 'not-a-questionnaire'],
  ['nothing to answer', resourceOf([{ linkId: 'd', type: 'display', text: 'Hello' }]), 'questions-missing'],
  ['no linkId', resourceOf([question('q', 'string'), { type: 'string', text: 'q' }]), 'link-id-missing'],
  ['a linkId twice', resourceOf([question('q', 'string'), question('q', 'string')]), 'link-id-repeated'],
  [
    'rules that change what it says',
    resourceOf([question('q', 'string')], { implicitRules: 'urn:x' }),
    'element-not-supported',
  ],
  [
    'an unknown modifier',
    resourceOf([question('q', 'string')], { modifierExtension: [{ url: 'urn:x' }] }),
    'element-not-supported',
  ],
  [
    'something about a device',
    resourceOf([question('q', 'string')], { subjectType: ['Device'] }),
    'element-not-supported',
  ],
  [
    'more questions than anybody answers',
    resourceOf(Array.from({ length: 301 }, (_, at) => question(`q${at}`, 'string'))),
    'too-many-questions',
  ],
  [
    'a link of half a day',
    resourceOf([question('q', 'string')], {
      extension: [{ url: 'urn:x-carebatch:valid-days', valueDecimal: 0.5 }],
    }),
    'value-invalid',
  ],
]

for (const [what, resource, code] of wholly) {
  test(`a questionnaire with ${what} is refused`, () => {
    assert.deepEqual(
      readQuestionnaire(resource).refusals.map((refusal) => refusal.code),
      [code],
    )
  })
}

test('what is refused is all refused at once', () => {
  const { refusals } = readQuestionnaire(
    resourceOf([question('a', 'attachment'), question('b', 'string', { colour: 1 })]),
  )
  assert.deepEqual(
    refusals.map(({ linkId }) => linkId),
    ['a', 'b'],
  )
})

test('help, limits, units, short words, codes and first answers are read', () => {
  const [weight] = allQuestions(
    questionnaireOf([
      question('weight', 'quantity', {
        required: true,
        prefix: '1.',
        code: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
        extension: [
          { url: `${hl7}/minValue`, valueQuantity: { value: 20 } },
          { url: `${hl7}/maxValue`, valueDecimal: 300 },
          { url: `${hl7}/maxDecimalPlaces`, valueInteger: 1 },
          { url: `${hl7}/entryFormat`, valueString: 'For example, 71.5' },
          { url: `${hl7}/questionnaire-unitOption`, valueCoding: { code: 'kg', display: 'kg' } },
        ],
        initial: [{ valueQuantity: { value: 70, unit: 'kg', code: 'kg' } }],
        item: [{ linkId: 'h', type: 'display', text: 'Without shoes', extension: [control('help')] }],
      }),
    ]),
  )
  assert.deepEqual(weight, {
    linkId: 'weight',
    type: 'quantity',
    text: 'weight?',
    shortText: 'weight?',
    prefix: '1.',
    help: 'Without shoes',
    hint: 'For example, 71.5',
    required: true,
    repeats: false,
    options: [],
    units: [{ code: 'kg', display: 'kg' }],
    least: 20,
    most: 300,
    mostDecimals: 1,
    codes: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
    initial: [{ type: 'quantity', value: { value: 70, unit: 'kg', code: 'kg' } }],
    redFlags: [],
    items: [],
  })
})

test('options of a contained value set are read with their scores', () => {
  const score = { url: `${hl7}/ordinalValue`, valueDecimal: 2 }
  const [choice] = allQuestions(
    questionnaireOf([question('q', 'choice', { answerValueSet: '#often' })], {
      contained: [
        {
          resourceType: 'ValueSet',
          id: 'often',
          status: 'active',
          compose: {
            include: [
              {
                system: 'urn:example',
                concept: [
                  { code: 'y', display: 'Often', extension: [score] },
                  { code: 'n', display: 'Never' },
                ],
              },
            ],
          },
        },
      ],
    }),
  )
  assert.deepEqual(
    choice?.options.map(({ value, text, score }) => [value.value, text, score]),
    [
      [{ system: 'urn:example', code: 'y', display: 'Often' }, 'Often', 2],
      [{ system: 'urn:example', code: 'n', display: 'Never' }, 'Never', undefined],
    ],
  )
})

test('in Welsh the translations are read, and the record keeps the English', () => {
  const translation = (welsh: string) => ({
    extension: [
      {
        url: `${hl7}/translation`,
        extension: [
          { url: 'lang', valueCode: 'cy' },
          { url: 'content', valueString: welsh },
        ],
      },
    ],
  })
  const item = {
    ...question('q', 'choice'),
    _text: translation('Sut?'),
    answerOption: [{ valueString: 'Well', _valueString: translation('Yn dda') }],
  }
  const titled = { _title: translation('Enghraifft') }
  const welsh = questionnaireOf([item], titled, 'cy')
  const [read] = allQuestions(welsh)
  assert.equal(welsh.title, 'Enghraifft')
  assert.equal(welsh.isTranslated, true)
  assert.equal(read?.text, 'Sut?')
  assert.deepEqual(read?.options[0], {
    value: { type: 'string', value: 'Well' },
    text: 'Yn dda',
    exclusive: false,
  })
  assert.equal(questionnaireOf([item, question('more', 'string')], titled).isTranslated, false)
})

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(
        fc.dictionary(
          fc.constantFrom(
            'linkId',
            'type',
            'text',
            'item',
            'extension',
            'enableWhen',
            'answerOption',
            'initial',
            'code',
            '_text',
          ),
          fc.jsonValue(),
        ),
      ),
      (any, items) => {
        readQuestionnaire(any)
        readQuestionnaire({
          ...resourceOf(items.map((item) => ({ type: 'choice', linkId: 'q', ...item }))),
          contained: any,
          extension: any,
        })
      },
    ),
  )
})
