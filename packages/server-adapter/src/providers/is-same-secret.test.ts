import assert from 'node:assert/strict'
import test from 'node:test'
import { isSameSecret } from './is-same-secret.ts'

for (const [given, secret, same] of [
  ['a secret', 'a secret', true],
  ['a secreT', 'a secret', false],
  ['a secret ', 'a secret', false],
  ['', 'a secret', false],
  [null, 'a secret', false],
  [undefined, 'a secret', false],
] as const) {
  test(`${JSON.stringify(given) ?? 'nothing'} is ${same ? '' : 'not '}"${secret}"`, () => {
    assert.equal(isSameSecret(given, secret), same)
  })
}
