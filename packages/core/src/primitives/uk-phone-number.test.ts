import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { formatUkPhoneNumber, parseUkPhoneNumber } from './uk-phone-number.ts'

const spellings: readonly string[] = [
  '07911823456',
  '7911823456',
  '07911 823456',
  '07911-823-456',
  '07911–823–456',
  '(07911) 823456',
  '+447911823456',
  '+44 7911 823 456',
  '+44 (0)7911 823 456',
  '(+44) 7911 823456',
  '00447911823456',
  '00 44 7911823456',
  '447911823456',
  '0+447911823456',
  '0+44(0)7911823456',
  '04407911823456',
  '0447911823456',
  '+07911823456',
  '007911823456',
  '00007911823456',
  '\u200B\t+44 (0)7911\u00A0\uFEFF823 456 \r\n',
]

for (const text of spellings) {
  test(`${JSON.stringify(text)} is 07911 823456`, () => {
    assert.deepEqual(parseUkPhoneNumber(text), { e164: '+447911823456', kind: 'mobile', region: 'GB' })
  })
}

const kinds: readonly (readonly [text: string, kind: string, region: string, shown: string])[] = [
  ['020 7946 0991', 'landline', 'GB', '020 7946 0991'],
  ['0117 496 0860', 'landline', 'GB', '0117 496 0860'],
  ['016977 2222', 'landline', 'GB', '016977 2222'],
  ['0800 1111', 'other', 'GB', '0800 1111'],
  ['08081 570364', 'other', 'GB', '0808 157 0364'],
  ['07044 123456', 'other', 'GB', '07044 123456'],
  ['07623 456789', 'other', 'GB', '07623 456789'],
  ['0370 123 4567', 'other', 'GB', '0370 123 4567'],
  ['07797 712345', 'mobile', 'JE', '07797 712345'],
  ['01534 123456', 'landline', 'JE', '01534 123456'],
  ['07781 123456', 'mobile', 'GG', '07781 123456'],
  ['07911 123456', 'mobile', 'GG', '07911 123456'],
  ['01481 223456', 'landline', 'GG', '01481 223456'],
  ['07624 412345', 'mobile', 'IM', '07624 412345'],
  ['01624 812345', 'landline', 'IM', '01624 812345'],
]

for (const [text, kind, region, shown] of kinds) {
  test(`${text} is a ${kind} number of ${region}, shown as ${shown}`, () => {
    const phone = parseUkPhoneNumber(text)
    assert.deepEqual([phone?.kind, phone?.region], [kind, region])
    assert.equal(phone && formatUkPhoneNumber(phone), shown)
  })
}

const refused: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing'],
  ['+', 'no digit'],
  ['0791182345', 'a digit short'],
  ['079118234567', 'a digit long'],
  ['+44 (0)7911 823 456 10', 'two digits long'],
  ['O7911823456', 'a letter O is damage, not formatting'],
  ['07911823456.0', 'a decimal is damage, not formatting'],
  ['="07911823456"', 'a formula is damage, not formatting'],
  ['7.91182E+09', 'E-notation'],
  ['07911823456 (mum)', 'text beside a number'],
  ['07911 823456 (daughter)', 'text beside a number'],
  ['Joe 07911823456', 'text beside a number'],
  ['07911823456...', 'other characters'],
  ['07911823456 x12', 'an extension'],
  ['07911823456/07911823457', 'two numbers'],
  ['07911823456 07911823457', 'two numbers'],
  ['+33 6 12 34 56 78', 'France'],
  ['0033612345678', 'France'],
  ['+1 202 555 0104', 'the United States'],
  ['+7 911 823 45 67', 'Russia'],
  ['001708123456', 'might be the United States'],
  ['٠٧٩١١٨٢٣٤٥٦', 'Arabic digits'],
  ['０７９１１８２３４５６', 'full-width digits'],
  ['999', 'an emergency number'],
  ['0000000000', 'zeros'],
  ['07000000000000000000000000000000000000000000000', 'far too long'],
]

for (const [text, why] of refused) {
  test(`${JSON.stringify(text)} is refused: ${why}`, () => {
    assert.equal(parseUkPhoneNumber(text, { allowTestNumbers: true }), undefined)
  })
}

test('numbers for fiction are read in test mode only, and only those', () => {
  const allowTestNumbers = true
  for (const text of ['07700 900000', '+447700900118', '7700900999', '01632 960000', '01632 960999'])
    assert.equal(parseUkPhoneNumber(text), undefined, text)
  assert.deepEqual(parseUkPhoneNumber('07700 900118', { allowTestNumbers }), {
    e164: '+447700900118',
    kind: 'mobile',
    region: 'GB',
  })
  assert.equal(parseUkPhoneNumber('01632 960118', { allowTestNumbers })?.kind, 'landline')
  assert.equal(parseUkPhoneNumber('07700 899999')?.region, 'JE')
  assert.equal(parseUkPhoneNumber('01632 961000', { allowTestNumbers }), undefined)
})

test('a number is shown as it is dialled', () => {
  assert.equal(formatUkPhoneNumber({ e164: '+447700900118' }), '07700 900118')
  assert.equal(formatUkPhoneNumber({ e164: '+441632960118' }), '01632 960118')
})

/** Every block of 1,000 numbers from 07000 000 to 07999 999, and as many of all other beginnings. */
const nationals = fc.oneof(
  fc.integer({ min: 7_000_000_000, max: 7_999_999_999 }),
  fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }),
)

test('reads what libphonenumber with all its metadata calls valid, and nothing more', () => {
  const plan = new Set(['GB', 'GG', 'IM', 'JE'])
  fc.assert(
    fc.property(nationals, (national) => {
      const theirs = parsePhoneNumberFromString(`+44${String(national)}`)
      const valid = theirs?.isValid() === true && plan.has(theirs.country ?? '')
      const ours = parseUkPhoneNumber(`0${String(national)}`)
      assert.equal(ours?.region, valid ? theirs.country : undefined)
      assert.equal(ours?.kind === 'mobile', valid && theirs.getType() === 'MOBILE')
    }),
    { numRuns: 20_000 },
  )
})

test('what is shown can be read again', () => {
  fc.assert(
    fc.property(nationals, (national) => {
      const phone = parseUkPhoneNumber(String(national))
      if (phone) assert.deepEqual(parseUkPhoneNumber(formatUkPhoneNumber(phone)), phone)
    }),
    { numRuns: 2_000 },
  )
})

test('spaces, dashes and brackets anywhere change nothing', () => {
  const noise = fc.array(fc.constantFrom(' ', '-', '(', ')', '\u200B', '\u00A0', '–'), { maxLength: 2 })
  fc.assert(
    fc.property(fc.array(noise, { minLength: 11, maxLength: 11 }), (between) => {
      const text = [...'07911823456'].map((digit, at) => digit + (between[at] ?? []).join('')).join('')
      assert.equal(parseUkPhoneNumber(text)?.e164, '+447911823456')
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseUkPhoneNumber(text)))
})
