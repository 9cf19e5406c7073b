import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLookedThrough, textPieces } from './text-pieces.ts'

test('pieces lose nothing, and what stands across an end is in one of them whole', () => {
  const text = Array.from({ length: 700 }, (_, at) => `word${at}`).join(' ')
  const pieces = textPieces(text)
  for (let at = 0; at + 60 <= text.length; at += 7) {
    const part = text.slice(at, at + 60)
    assert.ok(
      pieces.some((piece) => piece.includes(part)),
      part,
    )
  }
})

test('a book is looked through as far as its limit, and said not to be read whole', () => {
  const book = 'a'.repeat(900_000)
  assert.equal(textPieces(book).length, 300)
  assert.deepEqual([isLookedThrough(book), isLookedThrough('a'), textPieces('')], [false, true, []])
})
