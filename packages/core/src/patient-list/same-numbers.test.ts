import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { membersOfGroups } from './row-groups.ts'
import { finished, sameNumbers } from './same-numbers.ts'

/** The plain way: a Map from each number to its rows. */
function groupedByMap(numbers: readonly number[], isLeftOut: (index: number) => boolean) {
  const groups = new Map<number, number[]>()
  numbers.forEach((number, index) => {
    if (number === 0 || isLeftOut(index)) return
    groups.set(number, [...(groups.get(number) ?? []), index])
  })
  return [...groups.values()].filter(({ length }) => length > 1)
}

const someNumbers = fc.array(
  fc.oneof(fc.nat(30), fc.constantFrom(9_990_548_609, 9_990_548_609 + 2 ** 32, 2 ** 32 + 1)),
  { maxLength: 200 },
)

test('rows with one number are found as a Map finds them, those left out aside', () => {
  fc.assert(
    fc.property(someNumbers, fc.nat(5), (numbers, leftOut) => {
      const isLeftOut = (index: number) => index % 6 === leftOut
      const steps = sameNumbers(Float64Array.from(numbers), numbers.length, isLeftOut)
      assert.deepEqual(membersOfGroups(finished(steps)), groupedByMap(numbers, isLeftOut))
    }),
  )
})

test('what lies behind the length is not looked at', () => {
  const groups = finished(sameNumbers(Float64Array.from([5, 6, 5]), 2))
  assert.deepEqual(membersOfGroups(groups), [])
})

test('a list longer than one step is looked at whole', () => {
  const numbers = new Float64Array(40_000).map((_, index) => 1 + (index % 39_999))
  assert.deepEqual(membersOfGroups(finished(sameNumbers(numbers, numbers.length))), [[0, 39_999]])
})
