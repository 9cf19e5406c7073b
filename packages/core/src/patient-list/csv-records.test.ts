import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import Papa from 'papaparse'
import { csvStart, readCsvSlice, type CsvShape } from './csv-records.ts'

interface Read {
  readonly records: readonly (readonly [line: number, ...cells: string[]])[]
  readonly openQuotes: readonly number[]
}

function readAll(text: string, shape: CsvShape, size = csvStart.size): Read {
  const records: [line: number, ...cells: string[]][] = []
  const openQuotes: number[] = []
  for (let at = { ...csvStart, size }; at.offset < text.length;) {
    const slice = readCsvSlice(text, at, shape)
    assert.ok(slice)
    records.push(...slice.records.map(({ line, cells }): [number, ...string[]] => [line, ...cells]))
    openQuotes.push(...slice.openQuotes)
    assert.ok(slice.next.offset > at.offset || slice.next.size > at.size, 'reading gets on')
    at = slice.next
  }
  return { records, openQuotes }
}

const table: readonly (readonly [name: string, text: string, expected: Read])[] = [
  [
    'plain lines',
    'a,b\nc,d\n',
    {
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
      openQuotes: [],
    },
  ],
  [
    'no line end at the end',
    'a,b\nc,d',
    {
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
      openQuotes: [],
    },
  ],
  [
    'empty lines count',
    'a,b\n\n\nc,d\n',
    {
      records: [
        [1, 'a', 'b'],
        [2, ''],
        [3, ''],
        [4, 'c', 'd'],
      ],
      openQuotes: [],
    },
  ],
  [
    'quoted line breaks count',
    '"a\n\nb",x\nc,d',
    {
      records: [
        [1, 'a\n\nb', 'x'],
        [4, 'c', 'd'],
      ],
      openQuotes: [],
    },
  ],
  ['doubled quotes', '"a ""b""",c\n', { records: [[1, 'a "b"', 'c']], openQuotes: [] }],
  [
    'a quote inside a cell is a character',
    '5\'2" tall,b\nc,d',
    {
      records: [
        [1, '5\'2" tall', 'b'],
        [2, 'c', 'd'],
      ],
      openQuotes: [],
    },
  ],
  [
    'a quote that never closes',
    'a,b\nc,"d\ne,f\ng,h\n',
    {
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ],
      openQuotes: [2],
    },
  ],
  [
    'a quote that never closes, in the first cell',
    '"a,b\nc,d\n',
    {
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
      openQuotes: [1],
    },
  ],
  [
    'two such quotes that would close one another',
    'a,"b\nc,"d\ne,f\n',
    {
      records: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
      ],
      openQuotes: [1, 2],
    },
  ],
  [
    'such a quote at the very end',
    'a,b\nc,"',
    {
      records: [
        [1, 'a', 'b'],
        [2, 'c', ''],
      ],
      openQuotes: [2],
    },
  ],
]

for (const [name, text, expected] of table) {
  test(`two columns: ${name}`, () => assert.deepEqual(readAll(text, { delimiter: ',', width: 2 }), expected))
}

test('a quote that closes behind a quoted cell of a later row swallows nothing', () => {
  const { records, openQuotes } = readAll('1,"a,b\n2,"c",d\n', { delimiter: ',', width: 3 })
  assert.deepEqual(openQuotes, [1])
  assert.deepEqual(records, [
    [1, '1', 'a', 'b'],
    [2, '2', 'c', 'd'],
  ])
})

test('a quote that closes on a later row swallows nothing where lines inside begin like rows', () => {
  const text = '1,"a,b\n2,c\n3,d",e\n4,f,g\n'
  const beginsRow = ([first = '']: readonly string[]) => /^\d$/.test(first)
  const { records, openQuotes } = readAll(text, { delimiter: ',', width: 3, beginsRow })
  assert.deepEqual(openQuotes, [1])
  assert.deepEqual(
    records.map(([line, first]) => [line, first]),
    [
      [1, '1'],
      [2, '2'],
      [3, '3'],
      [4, '4'],
    ],
  )
})

test('a well closed cell keeps its line breaks, however small the slices are', () => {
  const cell = 'one line\n'.repeat(400)
  const text = `a,b\n"${cell}",x\nc,d\n`
  const { records, openQuotes } = readAll(text, { delimiter: ',', width: 2 }, 16)
  assert.deepEqual(records[1], [2, cell, 'x'])
  assert.deepEqual(records[2], [403, 'c', 'd'])
  assert.deepEqual(openQuotes, [])
})

test('20,000 quotes that never close are all told, and no line is lost', () => {
  const text = 'a,"b\n'.repeat(20_000)
  const { records, openQuotes } = readAll(text, { delimiter: ',', width: 2 })
  assert.equal(records.length, 20_000)
  assert.equal(openQuotes.length, 20_000)
})

const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\n\' \té'), maxLength: 6 })
const rows = fc
  .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 })
  .filter((made) => made.every((cells) => cells.some((text) => text !== '')))

test('what was written is read, with the line on which it stands, whatever the slices', () => {
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 1, max: 80 }),
      fc.constantFrom(',', ';', '\t'),
      (made, size, delimiter) => {
        const text = Papa.unparse(made, { delimiter, newline: '\n', quotes: true })
        const { records, openQuotes } = readAll(text, { delimiter, width: 3 }, size)
        let line = 1
        const expected = made.map((cells) => {
          const at = line
          line += cells.join('').split('\n').length
          return [at, ...cells]
        })
        // A cell may itself hold what looks like rows; only then may a record be read line by line.
        if (openQuotes.length === 0) assert.deepEqual(records, expected)
        else assert.fail('a closed quote was taken for an open one')
      },
    ),
  )
})

test('any text at all: reading ends, and every line is the beginning of a record or a part of one', () => {
  const anything = fc.string({ unit: fc.constantFrom(...'"",,\n\nab'), maxLength: 60 })
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 40 }), (text, size) => {
      const { records } = readAll(text, { delimiter: ',', width: 2 }, size)
      let next = 1
      for (const [line, ...cells] of records) {
        assert.equal(line, next)
        next += cells.join('').split('\n').length
      }
      assert.ok(next >= text.replace(/\n$/, '').split('\n').length)
    }),
    { numRuns: 2_000 },
  )
})
