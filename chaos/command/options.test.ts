import assert from 'node:assert/strict'
import { test } from 'node:test'
import { helpOf, readOptions } from './options.ts'

const table = {
  runs: { says: 'batches', full: 25, short: 2 },
  store: { says: 'where', oneOf: ['postgres', 'sqlite'], short: 'sqlite' },
} as const

test('without a word the numbers are those of the issue', () => {
  assert.deepEqual(readOptions(table, []), { runs: 25, store: 'postgres' })
})
test('the short form has its own, and what is given counts in both', () => {
  assert.deepEqual(readOptions(table, ['--short']), { runs: 2, store: 'sqlite' })
  assert.deepEqual(readOptions(table, ['--short', '--runs', '7']), { runs: 7, store: 'sqlite' })
})
test('what is no number, no word of the few, or not known at all is refused', () => {
  for (const args of [
    ['--runs', 'many'],
    ['--store', 'oracle'],
    ['--walks', '3'],
  ])
    assert.throws(() => readOptions(table, args))
})
test('the help names every option', () => {
  for (const name of [...Object.keys(table), 'short']) assert.match(helpOf(table), new RegExp(`--${name}`))
})
