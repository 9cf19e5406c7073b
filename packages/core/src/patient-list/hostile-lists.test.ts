import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCareBatchError } from '../errors.ts'
import type { PatientList } from './patient-list.ts'
import { readPatientList, type ReadPatientListOptions } from './read-patient-list.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true } as const
const header = 'NHS Number,Mobile Number,Date of Birth,Note'
const row = '9990548609,07700900118,02/11/1968,'
const read = (source: string | Uint8Array, more: Partial<ReadPatientListOptions> = {}) =>
  readPatientList(source, { ...options, ...more })
const isWhole = ({ rows, issues, repairs }: PatientList) => {
  assert.equal(rows.length, 1)
  assert.equal(rows.at(0)?.nhsNumber, '9990548609')
  assert.equal(rows.at(0)?.phone?.e164, '+447700900118')
  assert.equal(rows.at(0)?.dateOfBirth, '1968-11-02')
  assert.deepEqual([issues, repairs], [[], []])
}

/** Cells as other projects' suites have them: what is written, and what it says. */
const cells: Record<string, readonly [written: string, says: string]> = {
  'a comma in quotes': ['"Leeds, Yorkshire"', 'Leeds, Yorkshire'],
  'nothing in quotes': ['""', ''],
  'doubled quotes': ['"says ""call me"""', 'says "call me"'],
  'doubled quotes alone': ['""""', '"'],
  json: [
    '"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"',
    '{"type": "Point", "coordinates": [102.0, 0.5]}',
  ],
  'a line break': ['"one\ntwo"', 'one\ntwo'],
  'a line break of Windows': ['"one\r\ntwo"', 'one\ntwo'],
  'line breaks and quotes': ['"one\n""two""\n\nfour"', 'one\n"two"\n\nfour'],
  'letters beyond ASCII': ['ʤ Łukasz Siân 🙂', 'ʤ Łukasz Siân 🙂'],
  'spaces around it': ['  a b  ', 'a b'],
  'a quote in the middle': ['5" tall', '5" tall'],
  'a line separator of Unicode': ['one\u2028two', 'one\u2028two'],
  'a next-line sign, a vertical tab and a form feed': ['a\u0085b\u000Bc\u000Cd', 'a\u0085b\u000Bc\u000Cd'],
  'a heading of every object': ['__proto__', '__proto__'],
}
for (const [name, [written, says]] of Object.entries(cells))
  for (const [end, lineEnd] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const)
    test(`${name} is read as it was meant, with line ends ${end}`, async () => {
      const list = await read([header, row + written, ''].join(lineEnd))
      isWhole(list)
      assert.equal(list.rows.at(0)?.fields['Note'], says)
    })

const around: Record<string, string> = {
  'no-break spaces': '\u00A0',
  'narrow no-break spaces': '\u202F',
  'zero-width spaces': '\u200B',
  'marks of right to left': '\u200F',
  'marks of left to right': '\u200E',
  'embedding marks': '\u202A',
  'isolating marks': '\u2068',
  'word joiners': '\u2060',
  'byte-order marks': '\uFEFF',
  'soft hyphens': '\u00AD',
}
for (const [name, sign] of Object.entries(around))
  test(`${name} around every cell, headings too, change nothing`, async () => {
    const wrapped = (line: string) =>
      line
        .split(',')
        .map((cell) => sign + cell + sign)
        .join(',')
    isWhole(await read(`${wrapped(header)}\n${wrapped(row)}\n`))
  })

test('full-width digits are not read as digits: another script is another typist', async () => {
  const { rows, issues } = await read(
    `${header}\n９９９０５４８６０９,０７７００９００１１８,０２/１１/１９６８,\n`,
  )
  assert.deepEqual(
    [rows.at(0)?.nhsNumber, rows.at(0)?.phone, rows.at(0)?.dateOfBirth],
    [undefined, undefined, undefined],
  )
  assert.deepEqual(
    issues.map(({ column }) => column),
    ['nhsNumber', 'phone', 'dateOfBirth'],
  )
})

const files: Record<string, string | Uint8Array> = {
  'lone CRs': [header, row, ''].join('\r'),
  'the line ends of all systems': `Recall\r${header}\r\n\n${row}\r`,
  'a line that says sep=': `sep=;\r\n${header.replaceAll(',', ';')}\r\n${row.replaceAll(',', ';')}\r\n`,
  'a line that says sep= and a tab': `sep=\t\n${header.replaceAll(',', '\t')}\n${row.replaceAll(',', '\t')}\n`,
  'UTF-16 without a mark': new Uint8Array(Buffer.from(`${header}\r\n${row}\r\n`, 'utf16le')),
  'a byte-order mark in the middle': `${header}\n\uFEFF${row}\n`,
  'every cell in quotes': `"${header.replaceAll(',', '","')}"\n"${row.replaceAll(',', '","')}"\n`,
  'commas behind every line': `${header}${','.repeat(400)}\n${row}${','.repeat(400)}\n`,
  '16,384 commas behind every row': `${header}\n${row}${','.repeat(16_384)}\n`,
  'the header in line 20': `${'Recall\n'.repeat(19)}${header}\n${row}\n`,
}
for (const [name, source] of Object.entries(files))
  test(`a list with ${name} is read`, async () => isWhole(await read(source)))

const refused: Record<string, readonly [source: string | Uint8Array, code: string]> = {
  'the header in line 21': [`${'Recall\n'.repeat(20)}${header}\n${row}\n`, 'list-has-no-header'],
  'a zero byte': [`${header}\n${row}\0\n`, 'list-is-not-text'],
  '16,384 empty headings': [`${header}${','.repeat(16_384)}\n${row}\n`, 'list-too-large'],
}
for (const [name, [source, code]] of Object.entries(refused))
  test(`a list with ${name} is refused as ${code}`, async () => {
    await assert.rejects(read(source), (error) => isCareBatchError(error) && error.code === code)
  })

test('a cell of 10 MB is an issue of its line, and the other cells are read', async () => {
  for (const cell of ['x'.repeat(10_000_000), `"${'x '.repeat(5_000_000)}"`]) {
    const list = await read(`${header}\n${row}${cell}\n${row.replace('118', '119')}\n`)
    assert.equal(list.rows.length, 2)
    assert.equal(list.rows.at(0)?.phone?.e164, '+447700900118')
    assert.deepEqual(list.issues[0], { code: 'cell-too-long', line: 2, position: 3 })
  }
})
