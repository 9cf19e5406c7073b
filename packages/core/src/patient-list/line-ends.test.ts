import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineEnds } from './line-ends.ts'

test('all line ends become one, wherever a piece ends', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\u2028'), maxLength: 4 })
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const withOneLineEnd = lineEnds()
      const text = pieces.map((each) => withOneLineEnd(each)).join('') + withOneLineEnd('', true)
      assert.equal(text, pieces.join('').replace(/\r\n|\r/g, '\n'))
    }),
  )
})
