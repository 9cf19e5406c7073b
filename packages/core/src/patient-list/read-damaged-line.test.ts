import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readDamagedLine } from './read-damaged-line.ts'

const table: readonly (readonly [line: string, cells: readonly string[]])[] = [
  ['1,2,"3', ['1', '2', '3']],
  ['1,"2,3', ['1', '2', '3']],
  ['"1,2,3', ['1', '2', '3']],
  ['"Okafor, Joe",2,"3', ['Okafor, Joe', '2', '3']],
  ['1,2,"3, or more', ['1', '2', '3, or more']],
  ['1,"2', ['1', '2']],
  ['"', ['']],
]

for (const [line, cells] of table) {
  test(`${line} holds ${JSON.stringify(cells)} where the header has three`, () => {
    assert.deepEqual(readDamagedLine(line, ',', 3), cells)
  })
}
