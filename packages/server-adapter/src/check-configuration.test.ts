import assert from 'node:assert/strict'
import test from 'node:test'
import { checkConfiguration, checkRole } from './check-configuration.ts'
import { sandboxWorld } from './testing/sandbox/sandbox-world.ts'

const world = sandboxWorld({ latencyMs: 0 })
test.after(() => world.close())
const real = world.senders.map((sender) => ({ ...sender, sandbox: false, name: `${sender.name}-real` }))

test('sandboxes with the sandbox, or real senders without it', () => {
  assert.equal(checkConfiguration(world.senders, world.sandbox), true)
  assert.equal(checkConfiguration(real, undefined), false)
})

const refused = [
  ['a mixture of both', [...world.senders, ...real], world.sandbox],
  ['sandboxes without the sandbox', world.senders, undefined],
  ['real senders with the sandbox, whose clock could be moved', real, world.sandbox],
  ['no senders at all', [], undefined],
  ['two senders of one name, whose receipts could not be told apart', [...real, ...real], undefined],
] as const

for (const [name, senders, sandbox] of refused) {
  test(`refuses ${name}`, () => {
    assert.throws(() => checkConfiguration(senders, sandbox), { code: 'configuration-invalid' })
  })
}

test('a store for one process takes the role that does everything, and no other', () => {
  const [one, many] = [{ supports: { manyProcesses: false } }, { supports: { manyProcesses: true } }]
  checkRole('both', one)
  for (const role of ['api', 'worker', 'both'] as const) checkRole(role, many)
  for (const role of ['api', 'worker'] as const)
    assert.throws(() => checkRole(role, one), { code: 'configuration-invalid' })
})
