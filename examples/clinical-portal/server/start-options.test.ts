import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from './refusal.ts'
import { startOptions } from './start-options.ts'

const usual = { port: 4600, data: '/portal/data' }
const accepted = [
  [{}, usual],
  [{ PORT: '' }, usual],
  [{ PORT: '4700' }, { ...usual, port: 4700 }],
  [{ PORT: '0' }, { ...usual, port: 0 }],
  [{ CAREBATCH_DATA: '/elsewhere' }, { ...usual, data: '/elsewhere' }],
] as const

for (const [env, options] of accepted)
  test(`${JSON.stringify(env)} is understood`, () =>
    assert.deepEqual(startOptions([], env, '/portal'), options))

for (const port of ['abc', '-1', '65536', '4600.5', '1e3', ' 80'])
  test(`PORT="${port}" is refused by name`, () =>
    assert.throws(
      () => startOptions([], { PORT: port }, '/portal'),
      (error) => error instanceof Refusal && error.message.includes(`"${port}"`),
    ))

test('an option that does not exist is refused by name', () =>
  assert.throws(() => startOptions(['--prot', '1'], {}, '/portal'), /"--prot"/))
