import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCells } from './csv.ts'

const cases = [
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  [
    '"a ""b"", c",d\r\n"x\r\ny",\r\n',
    [
      ['a "b", c', 'd'],
      ['x\r\ny', ''],
    ],
  ],
] as const

for (const [text, cells] of cases)
  test(`${JSON.stringify(text)} is read`, () => assert.deepEqual(csvCells(text), cells))
