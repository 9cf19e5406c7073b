import { test } from 'node:test'
import assert from 'node:assert/strict'
import { systmOne } from '../clinical-systems/systmone.ts'
import { isCareBatchError } from '../errors.ts'
import { findHeader } from './find-header.ts'
import type { ColumnMapping } from './patient-list.ts'

const header = 'NHS Number,Mobile,DOB'
const rows = '9990548609,07700 900118,02/11/1968\n'

const found: readonly (readonly [
  name: string,
  text: string,
  line: number,
  delimiter: string,
  titles: number,
])[] = [
  ['in the first line', `${header}\n${rows}`, 1, ',', 0],
  ['below a title', `Recall list\nprinted today\n\n${header}\n${rows}`, 4, ',', 2],
  ['in line 20', `${'title\n'.repeat(19)}${header}\n${rows}`, 20, ',', 19],
  ['with semicolons', `${header}\n${rows}`.replaceAll(',', ';'), 1, ';', 0],
  ['with tabs', `${header}\n${rows}`.replaceAll(',', '\t'), 1, '\t', 0],
  [
    'with semicolons, below a title with commas',
    `one, two, three\n${header.replaceAll(',', ';')}\n`,
    2,
    ';',
    1,
  ],
  ["after Excel's hint", `sep=;\n${header.replaceAll(',', ';')}\n`, 2, ';', 0],
  ["after Excel's hint of a bar", `"sep=|"\n${header.replaceAll(',', '|')}\n`, 2, '|', 0],
  ['at the first of two that are joined', `${header}\n${rows}${header}\n${rows}`, 1, ',', 0],
  ['of one column', `NHS Number\n9990548609\n`, 1, ',', 0],
  ['with a line break in a heading', `"NHS\nNumber",Mobile,DOB\n${rows}`, 1, ',', 0],
  ['below a title with an open quote', `"Recall\n${header}\n${rows}`, 2, ',', 1],
  ['below a title that reads like a heading', `NHS number,\n${header}\n${rows}`, 2, ',', 1],
]

for (const [name, text, line, delimiter, titles] of found) {
  test(`the header is found ${name}`, () => {
    const { titles: above, ...rest } = findHeader(text, systmOne)
    assert.deepEqual([rest.line, rest.delimiter, above.length], [line, delimiter, titles])
    assert.match(text.slice(rest.below.offset), /^(9990548609|$)/)
    assert.equal(rest.below.line, text.slice(0, rest.below.offset).split('\n').length)
  })
}

const refused: readonly (readonly [name: string, text: string, byHand?: ColumnMapping])[] = [
  ['a list without headings', rows],
  ['a list without NHS numbers', 'Mobile,DOB\n07700 900118,02/11/1968\n'],
  ['a header in line 21', `${'title\n'.repeat(20)}${header}\n${rows}`],
  ['a mapping without the NHS number', 'Patient,Call on\n9990548609,07700 900118\n', { phone: 1 }],
]

for (const [name, text, byHand] of refused) {
  test(`${name} has no header`, () => {
    assert.throws(
      () => findHeader(text, systmOne, byHand),
      (error) => isCareBatchError(error) && error.code === 'list-has-no-header',
    )
  })
}

test('with the NHS number mapped by hand, the first row that is wide enough is the header', () => {
  const text = `Recall list\nID of patient,Call on\n9990548609,07700 900118\n`
  assert.equal(findHeader(text, systmOne, { nhsNumber: 0, phone: 1 }).line, 2)
})

const named: readonly (readonly [
  name: string,
  text: string,
  header: readonly string[],
  first: number,
  line: number,
])[] = [
  ['unknown headings', 'Patient,Call on\n9990548609,07700 900118\n', ['Patient', 'Call on'], 2, 1],
  [
    'unknown headings below titles',
    'Recall,\n\nPatient,Call on,Born\n9990548609,07700 900118,1\n',
    ['Patient', 'Call on', 'Born'],
    4,
    3,
  ],
  [
    'unknown headings between semicolons',
    'Patient;Call on\n9990548609;07700 900118\n',
    ['Patient', 'Call on'],
    2,
    1,
  ],
  ['no headings', '9990548609,07700 900118\n9990590346,07700 900119\n', ['Column 1', 'Column 2'], 1, 0],
  ['a title and no headings', 'Recall\n9990548609,07700 900118\n', ['Column 1', 'Column 2'], 2, 1],
]
for (const [name, text, cells, first, line] of named) {
  test(`by hand, a file with ${name} is read from its first patient`, () => {
    const found = findHeader(text, systmOne, { nhsNumber: 0 })
    assert.deepEqual([found.cells, found.below.line, found.line], [cells, first, line])
    assert.match(text.slice(found.below.offset), /^9990548609/)
  })
}
