import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import {
  appBehaviour,
  appOutcomes,
  emailBehaviour,
  emailOutcomes,
  lookupBehaviour,
  lookupOutcomes,
  textBehaviour,
  textOutcomes,
} from './magic-values.ts'

const page = readFileSync(new URL('../../../../../docs/reference/magic-values.md', import.meta.url), 'utf8')

test('the reference page shows the same tables, row by row', () => {
  const shown = [...page.matchAll(/^\| `?([^|`]+?)`? *\| `([a-z-]+)` *\|/gm)].map(
    ([, by, outcome]) => `${by} ${outcome}`,
  )
  const ranges = [...textOutcomes, ...appOutcomes].map(({ from, to, outcome }) => `${from}–${to} ${outcome}`)
  const emails = emailOutcomes.map(({ begins, outcome }) => `${begins} ${outcome}`)
  const lookups = lookupOutcomes.map(({ from, to, outcome }) => `${from}–${to} ${outcome}`)
  assert.deepEqual(shown, [...ranges, ...emails, ...lookups])
})

const texts = [
  ['+447700900949', 'delivered'],
  ['+447700900950', 'refused'],
  ['+447700900959', 'later-once'],
  ['+447700900960', 'answer-lost'],
  ['+447700900989', 'call-lost'],
  ['+447700900990', 'delivered'],
  ['+447700123950', 'delivered'],
] as const

for (const [number, behaviour] of texts) {
  test(`a text to ${number} is ${behaviour}`, () => assert.equal(textBehaviour(number), behaviour))
}

const emails = [
  ['Refused.joe@example.com', 'refused'],
  ['later@example.com', 'later-once'],
  ['no-answer-7@EXAMPLE.com', 'answer-lost'],
  ['joe.refused@example.com', 'delivered'],
  ['refused@example.org', 'delivered'],
] as const

for (const [address, behaviour] of emails) {
  test(`an email to ${address} is ${behaviour}`, () => assert.equal(emailBehaviour(address), behaviour))
}

test('digits 7 to 9 of an NHS number decide for the App and for look-ups, and no other digits', () => {
  assert.deepEqual(['9990009400', '9409409390'].map(appBehaviour), ['refused', 'delivered'])
  assert.deepEqual(['9990009090', '9009009990'].map(lookupBehaviour), ['no-answer', 'found'])
})
