import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { endOfGroup, forEachGroup, groupsWhere, membersOfGroups, withGroups } from './row-groups.ts'

const someGroups = fc.array(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 5 }), { maxLength: 20 })
const none = new Uint32Array(0)

test('groups come out of the flat array as they went in', () => {
  fc.assert(
    fc.property(someGroups, someGroups, (ones, others) => {
      const groups = withGroups(withGroups(none, ones), others)
      assert.deepEqual(membersOfGroups(groups), [...ones, ...others])
    }),
  )
})

test('a group ends where the next one says how long it is', () => {
  const groups = withGroups(none, [[7, 8], [9]])
  const seen: (readonly number[])[] = []
  forEachGroup(groups, (from, to) => {
    assert.equal(endOfGroup(groups, from), to)
    seen.push([from, to])
  })
  assert.deepEqual(seen, [
    [1, 3],
    [4, 5],
  ])
})

test('of groups those are kept that are wanted', () => {
  fc.assert(
    fc.property(someGroups, (all) => {
      const groups = withGroups(none, all)
      const long = groupsWhere(groups, (from, to) => to - from > 2)
      assert.deepEqual(
        membersOfGroups(long),
        all.filter(({ length }) => length > 2),
      )
    }),
  )
})
