import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseEmailAddress } from './email-address.ts'

const taken: readonly (readonly [text: string, address: string])[] = [
  ['joe@example.com', 'joe@example.com'],
  ['  Joe.Bloggs@Example.COM\t', 'Joe.Bloggs@Example.COM'],
  ['\uFEFFjoe@exam\u200Bple.com', 'joe@example.com'],
  ['joe+recall@example.co.uk', 'joe+recall@example.co.uk'],
  ["bridget.o'neill@example.com", "bridget.o'neill@example.com"],
  ['_______@example.com', '_______@example.com'],
  ['1234567890@sub.domain-one.example.com', '1234567890@sub.domain-one.example.com'],
  ['joe@double--hyphen.com', 'joe@double--hyphen.com'],
  ['joe@xn--r8jz45g.xn--zckzah', 'joe@xn--r8jz45g.xn--zckzah'],
  ['joe@vermögen.example', 'joe@vermögen.example'],
  ['joe@例え.テスト', 'joe@例え.テスト'],
]

for (const [text, address] of taken) {
  test(`${JSON.stringify(text)} is ${address}`, () => assert.equal(parseEmailAddress(text), address))
}

const refused: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing'],
  ['joe', 'no @'],
  ['@example.com', 'nothing before the @'],
  ['joe@', 'nothing after the @'],
  ['joe@example', 'no dot in the host'],
  ['joe@example.c', 'a top level of one letter'],
  ['joe@example.com1', 'a top level with a digit'],
  ['joe@192.168.0.1', 'an address of a machine'],
  ['joe@[192.168.0.1]', 'an address of a machine'],
  ['joe@@example.com', 'two @'],
  ['joe@home@example.com', 'two @'],
  ['joe bloggs@example.com', 'a space'],
  ['joe@exam ple.com', 'a space'],
  ['.joe@example.com', 'a dot at the start'],
  ['joe.@example.com', 'a dot before the @'],
  ['joe..b@example.com', 'two dots'],
  ['joe@example..com', 'two dots'],
  ['joe@.example.com', 'a dot after the @'],
  ['joe@example.com.', 'a dot at the end'],
  ['joe@-example.com', 'a hyphen at the start of a label'],
  ['joe@example-.com', 'a hyphen at the end of a label'],
  ['joe@exam_ple.com', 'an underscore in the host'],
  ['joe@example.com;', 'a semicolon'],
  ['joe@example.com, ann@example.com', 'two addresses'],
  ['joe@example.com (daughter)', 'text beside an address'],
  ['Joe <joe@example.com>', 'a name beside an address'],
  ['"joe"@example.com', 'quotes'],
  ['joe’s@example.com', 'a curly apostrophe'],
  ['mailto:joe@example.com', 'a link'],
  ['siân@example.com', 'an accent before the @: few servers take it'],
  ['joe@exämple.com/path', 'a path'],
  ['joe@ex%61mple.cöm', 'an escape'],
  [`${'a'.repeat(65)}@example.com`, '65 characters before the @'],
  [`joe@${'a'.repeat(64)}.com`, 'a label of 64 characters'],
  [`joe@${'a.'.repeat(126)}com`, '259 characters'],
]

for (const [text, why] of refused) {
  test(`${JSON.stringify(text.slice(0, 40))} is refused: ${why}`, () => {
    assert.equal(parseEmailAddress(text), undefined)
  })
}

test('addresses of the usual form are all taken, as they are', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,10}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), word, (local, host) => {
      const address = `${local.join('.')}@${host}.example.com`
      assert.equal(parseEmailAddress(` ${address}\u00A0`), address)
    }),
  )
})

test('no text makes it throw, and what is taken has one @ and no white space', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (text) => {
      const address = parseEmailAddress(text)
      if (address !== undefined) assert.match(address, /^[^\s@]+@[^\s@]+$/)
    }),
  )
})
