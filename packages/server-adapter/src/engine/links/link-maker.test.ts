import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCareBatchError, parseLinkToken } from '@carebatch/core'
import { linkMaker } from './link-maker.ts'

const key = 'a secret of more than thirty-two characters'
const maker = linkMaker({ address: 'https://messages.example/', key })

test('one message and issue make one token, anything else another', () => {
  const token = maker.tokenOf('batch-1', 1)
  assert.equal(parseLinkToken(token), token)
  assert.equal(maker.tokenOf('batch-1', 1), token)
  const others = [
    maker.tokenOf('batch-1', 2),
    maker.tokenOf('batch-11', 1),
    maker.tokenOf('batch-2', 1),
    linkMaker({ address: 'https://messages.example', key: `${key}!` }).tokenOf('batch-1', 1),
  ]
  assert.equal(new Set([token, ...others]).size, 5)
})

test('an address and its mask are equally long and differ only in the token', () => {
  const token = maker.tokenOf('batch-1', 1)
  assert.equal(maker.addressOf(token), `https://messages.example/p/${token}`)
  assert.equal(maker.masked.length, maker.addressOf(token).length)
  assert.equal(maker.masked.replace(/\*{22}/, token), maker.addressOf(token))
})

test('a pass is for one link and one time', () => {
  const passes = [maker.passUntil('one', 5), maker.passUntil('one', 6), maker.passUntil('other', 5)]
  assert.equal(new Set(passes).size, 3)
})

for (const [name, settings] of [
  ['a key that can be guessed', { address: 'https://messages.example', key: 'secret' }],
  ['an address that is none', { address: 'messages.example', key }],
] as const) {
  test(`${name} is refused`, () => {
    assert.throws(
      () => linkMaker(settings),
      (error) => isCareBatchError(error) && error.code === 'configuration-invalid',
    )
  })
}
