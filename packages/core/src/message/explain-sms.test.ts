import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { explainSms, replaceCostly } from './explain-sms.ts'

const rows: readonly (readonly [
  text: string,
  costly: readonly (readonly [string, number, string | undefined])[],
])[] = [
  ['Plain £5 {ok}', []],
  ['8am – 6pm', [['–', 4, '-']]],
  [
    'don’t…',
    [
      ['’', 3, "'"],
      ['…', 5, '...'],
    ],
  ],
  ['Hi 👋🏽 there', [['👋🏽', 3, '']]],
  ['👨‍👩‍👧', [['👨‍👩‍👧', 0, '']]],
  ['🇬🇧!', [['🇬🇧', 0, '']]],
  ['cafe\u0301', [['e\u0301', 3, 'é']]],
  ['tŷ', [['ŷ', 1, 'y']]],
  ['a\u200bb', [['\u200b', 1, '']]],
  [
    'да',
    [
      ['д', 0, undefined],
      ['а', 1, undefined],
    ],
  ],
]

for (const [text, expected] of rows) {
  test(`${JSON.stringify(text)} has ${expected.length} costly characters`, () => {
    const { costly } = explainSms(text)
    assert.deepEqual(
      costly.map(({ character, at, replacement }) => [character, at, replacement]),
      expected,
    )
    for (const { character, at } of costly) assert.equal(text.slice(at, at + character.length), character)
  })
}

test('2 characters make this 3 texts instead of 1', () => {
  const text = `Dear Anthony, your free NHS flu vaccination is ready to book. Please call Larkfield Surgery on 01632 960 412, on weekdays 8am – 6pm. Please don’t reply.`
  const { now, costly, replaced } = explainSms(text)
  assert.deepEqual([costly.length, now.segments, replaced.segments], [2, 3, 1])
  assert.equal(replaced.encoding, 'gsm-7')
})

test('what has no plain form stays, and the text stays long', () => {
  const { costly, replaced } = explainSms('да – да')
  assert.equal(replaced.encoding, 'ucs-2')
  assert.equal(replaceCostly('да – да', costly), 'да - да')
})

test('a text is explained by nothing exactly when it is GSM 03.38', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const { now, costly, replaced } = explainSms(text)
      assert.equal(costly.length === 0, now.encoding === 'gsm-7')
      assert.equal(
        replaced.encoding === 'gsm-7',
        costly.every(({ replacement }) => replacement !== undefined),
      )
    }),
  )
})

test('a provider that replaces characters by itself leaves only the letters of Welsh to be costly', () => {
  const text = `Apwyntiad yn Nhŷ’r Meddyg – dewch 🙂 ${'a'.repeat(140)}`
  const { now, costly, replaced } = explainSms(text, { profile: 'gov-uk-notify' })
  assert.deepEqual(
    costly.map(({ character, replacement }) => [character, replacement]),
    [['ŷ', 'y']],
  )
  assert.deepEqual([now.encoding, replaced.encoding], ['ucs-2', 'gsm-7'])
  assert.ok(now.segments > replaced.segments)
  assert.ok(explainSms(text).costly.length > 1)
})
