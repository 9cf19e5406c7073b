import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownMapping, memoryMappings, type KnownMappings } from './known-mappings.ts'

const headings = ['NHS Number', 'Pref Tel', 'Birthday']
const mapping = { nhsNumber: 0, phone: 1, dateOfBirth: 2 }

test('a mapping is known for the same headings, however they are written, and for no others', async () => {
  const mappings = memoryMappings()
  await mappings.write(headings, mapping)
  assert.deepEqual(await knownMapping(mappings, ['nhs_number', 'PREF-TEL', ' birthday']), mapping)
  assert.equal(await knownMapping(mappings, ['Pref Tel', 'NHS Number', 'Birthday']), undefined)
  assert.equal(await knownMapping(mappings, [...headings, 'Clinic']), undefined)
})

const hosts: readonly (readonly [what: string, read: KnownMappings['read'], known: unknown])[] = [
  ['fails', () => Promise.reject(new Error('storage is full')), undefined],
  ['knows nothing', async () => undefined, undefined],
  ['names a place that does not exist', async () => ({ nhsNumber: 0, phone: 7 }), { nhsNumber: 0 }],
  ['names no place at all', async () => ({ phone: 1.5 }), undefined],
  ['names something that is no column', async () => ({ nhsNumber: 0, toString: 1 }), { nhsNumber: 0 }],
]
for (const [what, read, known] of hosts) {
  test(`a host that ${what} gives ${known === undefined ? 'nothing' : JSON.stringify(known)}`, async () => {
    assert.deepEqual(await knownMapping({ read, write: async () => {} }, headings), known)
  })
}
