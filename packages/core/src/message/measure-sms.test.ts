import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { measureSms, type SmsProfile } from './measure-sms.ts'

const a = (count: number) => 'a'.repeat(count)

type Row = readonly [name: string, text: string, encoding: 'gsm-7' | 'ucs-2', units: number, segments: number]

const standard: readonly Row[] = [
  ['nothing', '', 'gsm-7', 0, 1],
  ['160 letters', a(160), 'gsm-7', 160, 1],
  ['161 letters', a(161), 'gsm-7', 161, 2],
  ['306 letters', a(306), 'gsm-7', 306, 2],
  ['307 letters', a(307), 'gsm-7', 307, 3],
  ['459 letters', a(459), 'gsm-7', 459, 3],
  ['918 letters', a(918), 'gsm-7', 918, 6],
  [
    'letters of the alphabet that look foreign',
    '@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà\n\r',
    'gsm-7',
    43,
    1,
  ],
  ['every extension character', '^{}\\[~]|€\f', 'gsm-7', 20, 1],
  ['68 letters and an emoji', `${a(68)}😀`, 'ucs-2', 70, 1],
  ['one unit more', `${a(69)}😀`, 'ucs-2', 71, 2],
  ['a curly apostrophe in 70 letters', `${a(69)}’`, 'ucs-2', 70, 1],
  ['a curly apostrophe in 150 letters', `${a(149)}’`, 'ucs-2', 150, 3],
  ['134 units of UCS-2', `${a(133)}’`, 'ucs-2', 134, 2],
  ['135 units of UCS-2', `${a(134)}’`, 'ucs-2', 135, 3],
  ['a small ç, which only has its capital', 'ç', 'ucs-2', 1, 1],
  ['an accent that is a character of its own', 'e\u0301', 'ucs-2', 2, 1],
  ['an escape character', '\u001b', 'ucs-2', 1, 1],
  ['an escape pair that would lie across two texts', `${a(152)}€${a(152)}`, 'gsm-7', 306, 3],
  ['an escape pair that just fits', `${a(151)}€${a(153)}`, 'gsm-7', 306, 2],
  ['an emoji that would lie across two texts', `${a(66)}😀${a(66)}`, 'ucs-2', 134, 3],
  ['an emoji that just fits', `${a(65)}😀${a(67)}`, 'ucs-2', 134, 2],
]

for (const [name, text, encoding, units, segments] of standard) {
  test(`standard: ${name}`, () => {
    assert.deepEqual(measureSms(text, { profile: 'standard' }), { encoding, units, segments, sentText: text })
  })
}

const notify: readonly (readonly [...Row, sentText: string])[] = [
  ['dashes and quotes', '–—‑− ‘’‚ “”„ …', 'gsm-7', 16, 1, `---- ''' """ ...`],
  ['spaces', 'a\u00a0b\u202fc\td', 'gsm-7', 7, 1, 'a b c d'],
  ['what nobody sees', 'a\u200b\u200c\u200d\u2060\ufeff\u180e\u2028\u2029b', 'gsm-7', 2, 1, 'ab'],
  ['letters with accents', 'çãłŁőž', 'gsm-7', 6, 1, 'calLoz'],
  ['an emoji', 'Hi 😀', 'gsm-7', 4, 1, 'Hi ?'],
  ['another alphabet', 'Привет', 'gsm-7', 6, 1, '??????'],
  ['an escape character', '\u001b', 'gsm-7', 1, 1, '?'],
  ['a letter of Welsh', 'Tŷ', 'ucs-2', 2, 1, 'Tŷ'],
  ['Welsh with a long dash', 'Tŷ – ŵy', 'ucs-2', 7, 1, 'Tŷ - ŵy'],
  ['one letter of Welsh in 150', `${a(149)}ŷ`, 'ucs-2', 150, 3, `${a(149)}ŷ`],
  ['an escape pair across two texts', `${a(152)}€${a(152)}`, 'gsm-7', 306, 2, `${a(152)}€${a(152)}`],
]

for (const [name, text, encoding, units, segments, sentText] of notify) {
  test(`gov-uk-notify: ${name}`, () => {
    assert.deepEqual(measureSms(text, { profile: 'gov-uk-notify' }), { encoding, units, segments, sentText })
  })
}

test('gov-uk-notify keeps the 43 letters that GOV.UK lists, and each makes the text UCS-2', () => {
  const letters = [...'ÀÁÂÈÊËÌÍÎÏÒÓÔÙÚÛÝáâêëíîïóôúûýÿŴŵŶŷŸẀẁẂẃẄẅỲỳ']
  assert.equal(letters.length, 43)
  for (const letter of letters) {
    const { encoding, sentText } = measureSms(letter, { profile: 'gov-uk-notify' })
    assert.deepEqual([encoding, sentText], ['ucs-2', letter])
  }
})

const profiles: readonly SmsProfile[] = ['standard', 'gov-uk-notify']
for (const profile of profiles) {
  test(`${profile}: a longer text never needs fewer texts, and measuring what is sent changes nothing`, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'binary' }),
        (one, more) => {
          const short = measureSms(one, { profile })
          assert.ok(measureSms(one + more, { profile }).segments >= short.segments)
          assert.deepEqual(measureSms(short.sentText, { profile }), short)
        },
      ),
    )
  })
}

/** Slowly and literally: puts characters into segments, each whole. */
function packed(text: string, sizeOf: (character: string) => number, room: number): readonly string[] {
  const segments = ['']
  let used = 0
  for (const character of text) {
    if (used + sizeOf(character) > room) {
      segments.push('')
      used = 0
    }
    used += sizeOf(character)
    segments[segments.length - 1] += character
  }
  return segments
}

const gsmCharacter = fc.constantFrom(...'abc XYZ09é£Ø@\n', ...'^{}\\[~]|€')
const ucsCharacter = fc.oneof(
  fc.constantFrom('a', 'é', 'ŷ', '’', '—', 'д', '👋', '🏽', '😀'),
  fc.string({ unit: 'grapheme', maxLength: 1 }),
)
const longText = (character: fc.Arbitrary<string>) =>
  fc.array(character, { minLength: 0, maxLength: 500 }).map((characters) => characters.join(''))

test('standard: as many segments as whole characters need, escape and surrogate pairs never parted', () => {
  const sizeOfGsm = (character: string) => (/[\f^{}\\[~\]|€]/.test(character) ? 2 : 1)
  fc.assert(
    fc.property(fc.oneof(longText(gsmCharacter), longText(ucsCharacter)), (text) => {
      const { encoding, units, segments } = measureSms(text, { profile: 'standard' })
      const [sizeOf, alone, room] =
        encoding === 'gsm-7'
          ? ([sizeOfGsm, 160, 153] as const)
          : ([(it: string) => it.length, 70, 67] as const)
      assert.equal(
        units,
        Array.from(text).reduce((sum, character) => sum + sizeOf(character), 0),
      )
      const expected = units <= alone ? [text] : packed(text, sizeOf, room)
      assert.equal(segments, expected.length)
      for (const segment of expected) assert.ok(segment.isWellFormed() || !text.isWellFormed())
    }),
    { numRuns: 300 },
  )
})

test('gov-uk-notify: billed by division, and nothing leaves that the network would not take as it is', () => {
  fc.assert(
    fc.property(longText(ucsCharacter), (text) => {
      const { encoding, units, segments, sentText } = measureSms(text, { profile: 'gov-uk-notify' })
      const [alone, room] = encoding === 'gsm-7' ? [160, 153] : [70, 67]
      assert.equal(segments, units <= alone ? 1 : Math.ceil(units / room))
      const kept = /^[ÀÁÂÈÊËÌÍÎÏÒÓÔÙÚÛÝáâêëíîïóôúûýÿŴŵŶŷŸẀẁẂẃẄẅỲỳ]$/
      for (const character of sentText) {
        const isGsm = measureSms(character, { profile: 'standard' }).encoding === 'gsm-7'
        assert.ok(isGsm || kept.test(character))
      }
    }),
  )
})
