import assert from 'node:assert/strict'
import test from 'node:test'
import { runCarebatch } from './carebatch.fixtures.ts'

const names = ['adapter new', 'adapter test', 'doctor', 'simulate', 'listen']

test('--help names every subcommand', async () => {
  const { code, out } = await runCarebatch(['--help'])
  assert.equal(code, 0)
  for (const name of names) assert.ok(out.includes(`  ${name}`), name)
})

for (const name of names) {
  test(`${name} --help says what it does and what its exit codes mean`, async () => {
    const { code, out, err } = await runCarebatch([...name.split(' '), '--help'])
    assert.deepEqual([code, err], [0, ''])
    assert.ok(out.startsWith(`carebatch ${name} `))
    assert.match(out, /Exit codes: 0 /)
  })
}

test('nothing, or something unknown, is answered with a sentence and what there is', async () => {
  for (const [args, says] of [
    [[], /^Say what to do\./],
    [['adapter'], /^There is nothing called "adapter"\./],
    [['send', 'everything'], /^There is nothing called "send everything"\./],
  ] as const) {
    const { code, out, err } = await runCarebatch(args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, says)
    assert.match(err, /simulate/)
  }
})
