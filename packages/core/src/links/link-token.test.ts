import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linkTokenFrom, linkTokenLength, linkTokenMask, parseLinkToken } from './link-token.ts'
import { measureSms } from '../message/measure-sms.ts'

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('any 32 bytes make a token, and the same bytes the same one', () => {
  fc.assert(
    fc.property(bytes, (it) => {
      const token = linkTokenFrom(it)
      assert.equal(parseLinkToken(token), token)
      assert.equal(linkTokenFrom(it), token)
    }),
  )
})

test('bytes that differ in one bit make another token', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 255 }), (it, bit) => {
      const other = it.with(bit >> 3, (it[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      assert.notEqual(linkTokenFrom(other), linkTokenFrom(it))
    }),
  )
})

test('too few bytes make none', () => {
  assert.throws(() => linkTokenFrom(new Uint8Array(16)), RangeError)
})

const others = [
  ['', 'nothing'],
  ['a'.repeat(21), 'a letter too few'],
  ['a'.repeat(23), 'a letter too many'],
  [`${'a'.repeat(22)}.`, 'a full stop that a sentence put there'],
  [` ${'a'.repeat(21)}`, 'a space'],
  [`${'a'.repeat(21)}-`, 'a dash'],
  [`${'a'.repeat(21)}é`, 'an accent'],
  [linkTokenMask, 'the mask'],
] as const
for (const [text, what] of others) {
  test(`${what} is no token`, () => assert.equal(parseLinkToken(text), undefined))
}

test('the mask takes as much of a text as the token that it stands for', () => {
  const units = (text: string) => measureSms(text, { profile: 'standard' }).units
  assert.equal(units(linkTokenMask), units('A'.repeat(linkTokenLength)))
  assert.equal(units(linkTokenMask), linkTokenLength)
})
