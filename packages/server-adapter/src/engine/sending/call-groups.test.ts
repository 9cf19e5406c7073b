import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupsOf } from './call-groups.ts'

const supports = { receipts: true, readReceipts: false, remembersForMs: 0, perSecond: 1 }
const outgoing = (batch: string, body: string) => ({ message: { batch }, text: { subject: undefined, body } })
const sizes = (groups: readonly (readonly unknown[])[]) => groups.map(({ length }) => length)

for (const [what, items, limits, expected] of [
  ['nobody', [], { maxPerCall: 2 }, []],
  ['by number', Array.from({ length: 5 }, () => outgoing('a', 'x')), { maxPerCall: 2 }, [2, 2, 1]],
  ['by batch', ['a', 'a', 'b', 'a'].map((batch) => outgoing(batch, 'x')), { maxPerCall: 9 }, [2, 1, 1]],
  [
    'by bytes',
    Array.from({ length: 4 }, () => outgoing('a', 'x'.repeat(500))),
    { maxPerCall: 9, maxBytesPerCall: 2100 },
    [2, 2],
  ],
  [
    'by bytes and not by letters',
    Array.from({ length: 4 }, () => outgoing('a', 'ŵ'.repeat(250))),
    { maxPerCall: 9, maxBytesPerCall: 2100 },
    [2, 2],
  ],
  [
    'one that is too large goes alone',
    [outgoing('a', 'x'), outgoing('a', 'x'.repeat(9000)), outgoing('a', 'x')],
    { maxPerCall: 9, maxBytesPerCall: 2100 },
    [1, 1, 1],
  ],
] as const) {
  test(`calls are parted: ${what}`, () => {
    assert.deepEqual(sizes(groupsOf(items, { ...supports, ...limits })), expected)
  })
}

test('every message is in one call, in order, whatever the limits', () => {
  const item = fc.tuple(fc.constantFrom('a', 'b'), fc.string({ maxLength: 2000 }))
  fc.assert(
    fc.property(
      fc.array(item),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9000 }),
      (items, n, bytes) => {
        const all = items.map(([batch, body]) => outgoing(batch, body))
        const groups = groupsOf(all, { ...supports, maxPerCall: n, maxBytesPerCall: bytes })
        assert.deepEqual(groups.flat(), all)
        assert.ok(groups.every(({ length }) => length >= 1 && length <= n))
      },
    ),
  )
})
